import { setTimeout as pause } from 'node:timers/promises';
import { makeCommand } from './bodies.ts';
import { latencyOf, round } from './percentiles.ts';
import type { LoadResult, Phase, PhaseResult, Plan } from './plan.ts';
import { webhookMaker } from './webhooks.ts';
import { openWire, type Wire, type WireAnswer } from './wire.ts';

/** The load process: takes a plan over the channel, reports `go` when it starts, each phase, and the result. */
process.once('message', (plan: Plan) => {
  run(plan).then(
    (result) => process.send?.({ result }, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

/** Longest wait for the last answers of a phase. */
const LAST_ANSWERS_MS = 10_000;

type Tally = { readonly phase: Phase; readonly origin: number; readonly all: Outcome[]; open: number };
type Outcome = {
  readonly intended: number;
  sentAt: number;
  doneAt: number;
  kind: 'ok' | 'shed' | 'error';
  why: string;
};

async function run(plan: Plan): Promise<LoadResult> {
  const make = plan.webhooks === undefined ? listMaker(makeAll(plan)) : webhookMaker(plan.webhooks, plan);
  const acknowledged: number[] = [];
  const wire = openWire({ port: plan.port, most: plan.socketsMax });
  const phases: PhaseResult[] = [];
  let next = 0;
  await warmSockets(wire, plan);
  process.send?.({ go: true });

  for (const phase of plan.phases) {
    const tally: Tally = { phase, origin: performance.now(), all: [], open: 0 };
    const fire = (intended: number, then: () => void) => {
      const n = next;
      next += 1;
      const request = make(n);
      const outcome: Outcome = { intended, sentAt: performance.now(), doneAt: 0, kind: 'error', why: 'no answer' };
      tally.all.push(outcome);
      tally.open += 1;
      wire.send(request, (answer) => {
        outcome.doneAt = performance.now();
        tally.open -= 1;
        judge(outcome, answer, plan);
        if (outcome.kind === 'ok' && plan.bodies === null) acknowledged.push(n);
        then();
      });
    };
    await (phase.pace.kind === 'open' ? runOpen(phase, tally, fire) : runClosed(phase, tally, fire));
    phases.push(summarise(tally));
    process.send?.({ phase: phases.at(-1) });
  }
  wire.close();
  return { phases, acknowledged };
}

type Fire = (intended: number, then: () => void) => void;

async function runOpen(phase: Phase, tally: Tally, fire: Fire): Promise<void> {
  if (phase.pace.kind !== 'open') return;
  const everyMs = 1000 / phase.pace.perSecond;
  const total = Math.round(phase.seconds * phase.pace.perSecond);
  for (let n = 0; n < total; ) {
    const now = performance.now();
    for (; n < total && tally.origin + n * everyMs <= now; n += 1) fire(tally.origin + n * everyMs, () => {});
    await pause(1);
  }
  await lastAnswers(tally);
}

async function runClosed(phase: Phase, tally: Tally, fire: Fire): Promise<void> {
  const { pace } = phase;
  if (pace.kind !== 'closed') return;
  const end = tally.origin + phase.seconds * 1000;
  await new Promise<void>((resolve) => {
    let running = pace.clients;
    const again = () => {
      const now = performance.now();
      if (now < end && tally.all.length < pace.most) return fire(now, again);
      running -= 1;
      if (running === 0) resolve();
    };
    for (let n = 0; n < pace.clients; n += 1) again();
  });
}

async function lastAnswers(tally: Tally): Promise<void> {
  const end = performance.now() + LAST_ANSWERS_MS;
  while (tally.open > 0 && performance.now() < end) await pause(5);
}

function judge(outcome: Outcome, answer: WireAnswer | null, { success, webhooks }: Plan): void {
  if (answer === null) outcome.why = 'the connection broke';
  else if (webhooks !== undefined && answer.status >= 200 && answer.status < 300) outcome.kind = 'ok';
  else if (answer.status === 200 && answer.body.includes(success)) outcome.kind = 'ok';
  else if (answer.status === 503 && /\r\nretry-after: *\d/i.test(answer.head)) outcome.kind = 'shed';
  else outcome.why = `${answer.status} ${answer.body.slice(0, 160)}`;
}

function summarise({ phase, origin, all }: Tally): PhaseResult {
  const of = (kind: Outcome['kind']) => all.filter((outcome) => outcome.kind === kind);
  const latencies = (some: readonly Outcome[]) => latencyOf(some.map(({ intended, doneAt }) => doneAt - intended));
  const wrong = of('error');
  const seconds = Math.ceil(phase.seconds);
  const lastDone = all.reduce((latest, { doneAt }) => Math.max(latest, doneAt), origin);
  return {
    name: phase.name,
    sent: all.length,
    succeeded: of('ok').length,
    shed: of('shed').length,
    errors: wrong.length,
    errorSamples: [...new Set(wrong.map(({ why }) => why))].slice(0, 5),
    seconds: round((lastDone - origin) / 1000, 2),
    latency: latencies(of('ok')),
    shedLatency: latencies(of('shed')),
    perSecond: Array.from({ length: seconds }, (_, second) => {
      const some = all.filter(({ intended }) => Math.floor((intended - origin) / 1000) === second);
      const count = (kind: Outcome['kind']) => some.filter((outcome) => outcome.kind === kind).length;
      const { p99 } = latencies(some.filter(({ kind }) => kind === 'ok'));
      return { ok: count('ok'), shed: count('shed'), errors: count('error'), p99 };
    }),
    lateness: latencyOf(all.map(({ intended, sentAt }) => sentAt - intended)),
  };
}

function listMaker(requests: readonly Buffer[]): (n: number) => Buffer {
  return (n) => {
    const request = requests[n % requests.length];
    if (request === undefined) throw new Error('more requests than bodies');
    return request;
  };
}

function makeAll({ phases, bodies, secret, port, teams }: Plan): Buffer[] {
  const startAt = Math.floor(Date.now() / 1000);
  const all: Buffer[] = [];
  let second = 0;
  for (const { pace, seconds } of phases) {
    const count = pace.kind === 'open' ? Math.round(seconds * pace.perSecond) : pace.most;
    for (let n = 0; n < count; n += 1) {
      if (bodies !== null && all.length >= bodies) return all;
      const at = startAt + second + Math.floor((n / Math.max(1, count)) * seconds);
      all.push(makeCommand(all.length, { secret, port, teams, at }));
    }
    second += Math.ceil(seconds);
  }
  return all;
}

/** Slack keeps its connections, so opening them is not what is measured. */
async function warmSockets(wire: Wire, { port, sockets }: Plan): Promise<void> {
  const request = Buffer.from(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  let answered = 0;
  for (let n = 0; n < sockets; n += 1) wire.send(request, () => (answered += 1));
  while (answered < sockets) await pause(5);
}
