import { type App, createApp } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/platform/config.ts';
import { createLog } from '../../../../src/platform/log.ts';
import type { StoreAddress } from '../../../../src/platform/store/address.ts';
import type { LocalSlack } from '../../../fakes/slack/local-slack.ts';
import { type SlackRequest, slashCommand } from '../../../fakes/slack/requests.ts';

import { musterSettings, SIGNING_SECRET } from '../../../support/muster-settings.ts';

export { SIGNING_SECRET };

export type Line = Readonly<Record<string, unknown>> & { readonly event: string };

export type Muster = {
  readonly app: App;
  readonly url: string;
  readonly metricsUrl: string;
  /** What the log says, line by line, as it would stand on the standard output. */
  readonly lines: readonly string[];
  logged(event: string): readonly Line[];
  get(path: string): Promise<{ readonly status: number; readonly body: string; readonly ms: number }>;
  ready(): Promise<Readiness>;
  metrics(): Promise<string>;
  send(request: SlackRequest, headers?: Readonly<Record<string, string>>): Promise<Sent>;
  /** Types `/task …` as somebody of the company. */
  type(text: string, options?: Typed): Promise<Sent>;
  stop(): Promise<void>;
};

export type Readiness = {
  readonly code: number;
  readonly ms: number;
  readonly reasons: readonly string[];
  readonly degraded: readonly string[];
};
export type Sent = { readonly status: number; readonly text: string; readonly ms: number; readonly headers: Headers };
export type Typed = {
  readonly as?: string;
  readonly command?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly responseUrl?: string;
  readonly triggerId?: string;
};

/** The app in this process with its real doors, real time and a log that is kept. */
export async function openMuster(around: {
  /** Null where `env` holds DATABASE_URL. */
  readonly address: StoreAddress | null;
  readonly slack: LocalSlack;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<Muster> {
  const { address, slack, env = {} } = around;
  const lines: string[] = [];
  const config = readConfig({
    ...musterSettings(slack),
    OUTBOX_READBACK_MS: '200',
    ...env,
  });
  const log = createLog({ level: config.logLevel, secrets: config.secrets, write: (line) => void lines.push(line) });
  const app = createApp({ config, ...(address && { address }), log, pacing: { channelMs: 0, editMs: 0 } });
  const { port, metricsPort } = await app.start();
  const url = `http://127.0.0.1:${port}`;
  const metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;

  const send: Muster['send'] = async (request, headers = {}) => {
    const startedAt = performance.now();
    const all = { ...request.headers, ...headers };
    const response = await fetch(`${url}/slack/events`, { method: 'POST', headers: all, body: request.body });
    const text = await response.text();
    return { status: response.status, text, ms: performance.now() - startedAt, headers: response.headers };
  };
  const get: Muster['get'] = async (path) => {
    const startedAt = performance.now();
    const response = await fetch(`${url}${path}`);
    return { status: response.status, body: await response.text(), ms: performance.now() - startedAt };
  };
  return {
    app,
    url,
    metricsUrl,
    lines,
    logged: (event) => lines.map((line): Line => JSON.parse(line)).filter((line) => line.event === event),
    get,
    async ready() {
      const { status, body, ms } = await get('/readyz');
      return { ...JSON.parse(body), code: status, ms };
    },
    metrics: async () => (await fetch(metricsUrl)).text(),
    send,
    type(text, { as = 'U0MIRA', command = '/task', headers = {}, ...given } = {}) {
      const responseUrl =
        given.responseUrl ?? slack.newResponseUrl({ channel: 'C0GENERAL', user: as, messageTs: null });
      const triggerId = given.triggerId ?? slack.newTrigger(as);
      const typed = slashCommand({ secret: SIGNING_SECRET }, { command, text, triggerId, responseUrl }, { userId: as });
      return send(typed, headers);
    },
    stop: () => app.stop(),
  };
}
