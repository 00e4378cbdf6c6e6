import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from '../../test/torture/stage/child.ts';
import { SIGNING_SECRET } from '../../test/torture/stage/muster.ts';
import { freePort } from '../../test/torture/stage/ports.ts';

export type PeerName = 'bolt' | 'plain-http' | 'probot';

/** Starts a peer in a process of its own and waits until it listens. */
export async function startPeer(name: PeerName, secret = SIGNING_SECRET): Promise<Child & { readonly port: number }> {
  const port = await freePort();
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const child = startChild([process.execPath, file, String(port), secret], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.process.stdout === null) throw new Error('the peer has no output');
  await once(child.process.stdout, 'data');
  return { ...child, port };
}
