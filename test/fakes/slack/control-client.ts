import type { SlackControls } from './local-slack.ts';

type Remote<Controls> = {
  [Name in keyof Controls]: Controls[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

/** Everything of `SlackControls`, over HTTP, for a local Slack in another process. Faults can't carry functions here. */
export type RemoteSlack = Remote<SlackControls>;

/** @param url the Web API's base address, ending in `/api/` */
export function controlLocalSlack(url: string): RemoteSlack {
  const base = new URL('/control/', url);
  const call = async (name: string, args: unknown[]): Promise<unknown> => {
    const response = await fetch(new URL(name, base), { method: 'POST', body: JSON.stringify(args) });
    const answer = (await response.json()) as { result: unknown; error?: string };
    if (!response.ok) throw new Error(answer.error ?? `the local Slack answered ${response.status}`);
    return answer.result;
  };
  return new Proxy({} as RemoteSlack, {
    get: (_, name) => (name === 'then' ? undefined : (...args: unknown[]) => call(String(name), args)),
  });
}
