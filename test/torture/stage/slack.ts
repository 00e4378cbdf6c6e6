import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { controlLocalSlack, type RemoteSlack } from '../../fakes/slack/control-client.ts';
import type { LocalSlackOptions } from '../../fakes/slack/options.ts';
import { type Child, startChild } from './child.ts';

export type SlackProcess = Child & { readonly url: string; readonly control: RemoteSlack };

/** The local Slack in a process of its own; what it remembers outlives every Muster. */
export async function startSlackProcess(options: LocalSlackOptions): Promise<SlackProcess> {
  const child = startChild([process.execPath, SERVER, '--options', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (child.process.stdout === null) throw new Error('the local Slack has no output');
  // Two thousand people are too long for a command line.
  child.process.stdin?.end(JSON.stringify(options));
  const lines = createInterface({ input: child.process.stdout });
  const ended = child.exited.then(() => {
    throw new Error('the local Slack ended before it listened');
  });
  const [line] = await Promise.race([once(lines, 'line'), ended]);
  ended.catch(() => {});
  const { url } = JSON.parse(String(line)) as { url: string };
  return { ...child, url, control: controlLocalSlack(url) };
}

const SERVER = fileURLToPath(new URL('../../fakes/slack/server.ts', import.meta.url));
