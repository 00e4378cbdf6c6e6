import { type ChildProcess, fork } from 'node:child_process';
import type { Chart } from '../../kit/charts/chart.ts';
import { MusterError } from '../../kit/errors.ts';
import type { ChartPainter } from '../../ports/outbound/charts.ts';
import type { Answer, Ask } from './drawing-process.ts';

export type PainterSettings = {
  /** How long the drawing process is kept after its last picture, in milliseconds; 20 s when absent. */
  readonly keepMs?: number;
};

/**
 * Draws in a process of its own, which is started with the first chart and ends soon after the last: the libraries take
 * 100 MB that Muster itself never holds.
 */
export function createPainter({ keepMs = KEEP_MS }: PainterSettings = {}): ChartPainter {
  let current: Drawing | null = null;
  return {
    async paint(chart) {
      if (current === null || current.isOver()) current = openDrawing(keepMs);
      return current.draw(chart);
    },
    close: async () => current?.end(),
  };
}

/** Somebody who looks at one tab often looks at the next. */
const KEEP_MS = 20_000;
/** Each. The first picture takes a second, on a busy machine ten; one that takes this long never comes. */
const DRAW_MAX_MS = 30_000;
/** More than one Home tab asks for; beyond that somebody hammers, and waiting in line would only make it longer. */
const WAITING_MAX = 40;

type Drawing = {
  readonly draw: (chart: Chart) => Promise<Buffer>;
  readonly isOver: () => boolean;
  readonly end: () => Promise<void>;
};

function openDrawing(keepMs: number): Drawing {
  const child = startProcess();
  const questions = createQuestions();
  let over = false;
  /** Runs out when nothing comes any more, or nothing is asked. */
  let timer: NodeJS.Timeout | undefined;
  const finish = (reason: string): void => {
    over = true;
    clearTimeout(timer);
    child.kill('SIGKILL');
    questions.failAll(reason);
  };
  const waitFor = (ms: number, reason: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => finish(reason), ms).unref();
  };
  child.once('error', (error) => finish(error.message));
  child.once('exit', (code, signal) => finish(`the drawing process ended with ${signal ?? code}`));
  child.on('message', (message) => {
    questions.settle(message as Answer);
    if (questions.count() > 0) return waitFor(DRAW_MAX_MS, TOO_LONG);
    // Nobody has to wait for it at the end: it ends when its parent is gone.
    child.channel?.unref();
    waitFor(keepMs, 'it has rested');
  });
  return {
    draw(chart) {
      if (questions.count() >= WAITING_MAX) return Promise.reject(unavailable('too many charts wait to be drawn'));
      if (questions.count() === 0) waitFor(DRAW_MAX_MS, TOO_LONG);
      const { id, answer } = questions.add();
      child.channel?.ref();
      child.send({ id, chart } satisfies Ask, (error) => {
        if (error !== null) finish(error.message);
      });
      return answer;
    },
    isOver: () => over,
    end: () => ended(child, () => finish('Muster stops')),
  };
}

const TOO_LONG = 'a chart took too long';

type Question = { readonly take: (png: Buffer) => void; readonly fail: (error: Error) => void };

/** What was asked and not answered yet. */
function createQuestions() {
  const open = new Map<number, Question>();
  let asked = 0;
  return {
    count: () => open.size,
    add(): { readonly id: number; readonly answer: Promise<Buffer> } {
      asked += 1;
      const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
      open.set(asked, { take: resolve, fail: reject });
      return { id: asked, answer: promise };
    },
    settle(answer: Answer): void {
      const question = open.get(answer.id);
      open.delete(answer.id);
      if (answer.kind === 'drawn') question?.take(Buffer.from(answer.png));
      else question?.fail(unavailable(answer.reason));
    },
    failAll(reason: string): void {
      for (const { fail } of open.values()) fail(unavailable(reason));
      open.clear();
    },
  };
}

function startProcess(): ChildProcess {
  const child = fork(new URL('./drawing-process.ts', import.meta.url), [], {
    // Small steps of memory, as ours: 130 MB instead of 210 while it lives, and no slower.
    execArgv: ['--max-semi-space-size=2', '--heap-growing-percent=15', '--v8-pool-size=1'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  return child;
}

function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.ref();
    child.once('exit', () => resolve());
    end();
  });
}

function unavailable(reason: string): MusterError {
  return new MusterError('unavailable', 'The chart could not be drawn just now. Look again in a moment.', {
    cause: new Error(reason),
  });
}
