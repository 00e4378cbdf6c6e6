import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { channels, personId } from '../playground/company.ts';
import { chromiumPath, openChromium } from '../test/playground/gallery/chromium.ts';
import { descendants } from '../test/playground/running.ts';
import { freePort } from '../test/torture/stage/ports.ts';
import { pause, until } from '../test/torture/stage/wait.ts';
import { latencyOf, median, round } from './load/percentiles.ts';
import { SCROLL, WATCH } from './measure/in-page.ts';
import { type BenchResult, barred, type Row, shown } from './measure/report.ts';
import { TURNS } from './settings.ts';

const COMMANDS = 12;
const MESSAGES = 2_100;
const SCROLL_FRAMES = 900;

/** The first minute of a newcomer: `npm start` to a page that can be used, a command to its card, a long channel. */
export async function benchPlayground(): Promise<BenchResult> {
  if (chromiumPath === null) return { name: 'playground', rows: [shown('no Chromium here', 'left out')], data: null };
  const browser = await openChromium();
  const folders: string[] = [];
  const first: Started[] = [];
  const later: Started[] = [];
  try {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const dataDir = mkdtempSync(join(tmpdir(), 'muster-bench-'));
      folders.push(dataDir);
      first.push(await withPlayground(browser, dataDir, async ({ started }) => started));
      later.push(await withPlayground(browser, dataDir, async ({ started }) => started));
    }
    const used = await withPlayground(browser, folders.at(-1) ?? '', async ({ origin, page }) => ({
      commands: await giveCommands(page, origin),
      scrolled: await scrollLong(page, origin),
    }));
    const rows = [...startRows(first, 'first start ever', 8_000), ...startRows(later, 'later start', 4_000)];
    return {
      name: 'playground',
      rows: [...rows, ...commandRows(used.commands), ...scrollRows(used.scrolled)],
      data: { first, later, ...used },
    };
  } finally {
    await browser.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds since `npm start`. */
type Started = { readonly usable: number; readonly complete: number; readonly answered: number };

type Stay = { readonly origin: string; readonly page: Page; readonly started: Started };

async function withPlayground<T>(browser: Browser, dataDir: string, stay: (at: Stay) => Promise<T>): Promise<T> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(120_000);
  const startedAt = performance.now();
  const npm = spawn('npm', ['start'], { env: cleanEnv({ PORT: String(port), DATA_DIR: dataDir }), stdio: 'pipe' });
  let complete = 0;
  npm.stdout.on('data', (words: Buffer) => {
    if (complete === 0 && words.includes('is there.')) complete = performance.now() - startedAt;
  });
  npm.stderr.resume();
  try {
    const since = () => round(performance.now() - startedAt, 0);
    await openWhenServed(page, origin);
    const usable = since();
    await askUntilAnswered(page);
    const answered = since();
    await until('the company is there', () => complete > 0, { limitMs: 120_000 });
    return await stay({ origin, page, started: { usable, answered, complete: round(complete, 0) } });
  } finally {
    await page.close();
    await end(npm);
  }
}

function cleanEnv(own: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(SLACK_|DATABASE_URL|NODE_ENV|LOG_LEVEL)/.test(name));
  return { ...(Object.fromEntries(kept) as Record<string, string>), ...own };
}

/** To a page that takes words and shows the company's channels. */
async function openWhenServed(page: Page, origin: string): Promise<void> {
  const isServed = () =>
    fetch(origin).then(
      ({ ok }) => ok,
      () => false,
    );
  await until('the page is served', isServed, { limitMs: 60_000 });
  await page.goto(origin);
  const line = page.getByLabel('Write as Maya Brandt');
  await line.fill('/task help');
  for (const { name } of channels.filter(({ members }) => members.includes(personId('maya')))) {
    await page.getByRole('navigation', { name: 'Workspace' }).getByRole('button', { name }).first().waitFor();
  }
}

/** As somebody in a hurry would: Enter again and again. What is refused stays in the line. */
async function askUntilAnswered(page: Page): Promise<void> {
  const line = page.getByLabel('Write as Maya Brandt');
  const answer = page.getByText('Only visible to you').first();
  await until(
    'the first command is answered',
    async () => {
      if (await answer.isVisible()) return true;
      await line.press('Enter');
      return false;
    },
    { limitMs: 120_000, everyMs: 50 },
  );
}

/** The playground itself, not npm, is asked to end; npm ends with it. */
async function end(npm: ChildProcess): Promise<void> {
  const ended = npm.exitCode === null ? once(npm, 'exit') : null;
  const own = descendants(npm.pid ?? 0).find((pid) => {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return !(words[0] ?? '').endsWith('sh') && words.includes('playground/start.ts');
  });
  if (own !== undefined) process.kill(own, 'SIGTERM');
  else npm.kill('SIGTERM');
  await ended;
}

/** Milliseconds from Enter: to Slack having the card, to the answer and to the card on the screen. */
type Command = { readonly kept: number; readonly answer: number; readonly card: number };

/** Maya types, Ben looks at his messages from Muster beside her. */
async function giveCommands(page: Page, origin: string): Promise<readonly Command[]> {
  await page.goto('about:blank');
  await page.goto(`${origin}/#/U01MAYA/C01PLATFORM+/U01BEN/D01BENMUSTER`);
  const line = page.getByLabel('Write as Maya Brandt');
  await line.waitFor();
  await page.getByRole('region', { name: 'Ben Okafor’s Slack' }).getByRole('article').last().waitFor();
  const given: Command[] = [];
  const news = await hear(origin, 'D01BENMUSTER');
  for (let n = 0; n < COMMANDS; n += 1) {
    // At other distances from the end of the one before each time, as people are.
    await pause(300 + ((n * 370) % 900));
    const title = `Weigh the anchor ${n}`;
    await line.fill(`/task ${title} @ben`);
    const seen = page.evaluate(`(${WATCH})(${JSON.stringify(title)})`);
    await line.press('Enter');
    const { pressedAt, answer, card } = (await seen) as { pressedAt: number; answer: number; card: number };
    const kept = news.find((at) => at >= pressedAt) ?? Number.NaN;
    given.push({ kept: round(kept - pressedAt), answer: round(answer), card: round(card) });
  }
  return given;
}

/** When the local Slack told of something new in a conversation, as milliseconds of the wall's clock; grows. */
async function hear(origin: string, channelId: string): Promise<readonly number[]> {
  const heard: number[] = [];
  const { body } = await fetch(`${origin}/playground/api/live`);
  const read = async (): Promise<void> => {
    for await (const part of body ?? []) {
      if (Buffer.from(part).includes(channelId)) heard.push(performance.timeOrigin + performance.now());
    }
  };
  // It ends with the playground.
  void read().catch(() => {});
  return heard;
}

type Scrolled = { readonly frames: readonly number[]; readonly longTasks: readonly number[]; readonly rows: number };

async function scrollLong(page: Page, origin: string): Promise<Scrolled> {
  const authors = ['maya', 'ben', 'ana', 'lena', 'nia'].map(personId);
  for (let n = 0; n < MESSAGES; n += 1) {
    const text = `Message ${n}: ${'a word about the harbour, '.repeat(1 + (n % 7))}*and* \`more\``;
    const deed = { as: authors[(n >> 2) % authors.length], channelId: 'C01RANDOM', text };
    await fetch(`${origin}/playground/api/say`, { method: 'POST', body: JSON.stringify(deed) });
  }
  await page.goto('about:blank');
  await page.goto(`${origin}/#/U01MAYA/C01RANDOM`);
  await page.getByRole('feed').getByRole('article').last().waitFor();
  return (await page.evaluate(`(${SCROLL})(${SCROLL_FRAMES})`)) as Scrolled;
}

function startRows(starts: readonly Started[], name: string, barMs: number): readonly Row[] {
  const of = (pick: (one: Started) => number) => median(starts.map(pick));
  const usable = of((one) => one.usable);
  const spread = starts.map((one) => one.usable).join(', ');
  return [
    barred(`${name}: page usable, median`, `${usable} ms`, `under ${barMs} ms (${spread})`, usable < barMs),
    shown(`${name}: first command answered, median`, `${of((one) => one.answered)} ms`),
    shown(`${name}: 90 days complete, median`, `${of((one) => one.complete)} ms`),
  ];
}

function commandRows(commands: readonly Command[]): readonly Row[] {
  const row = (name: string, pick: (one: Command) => number) => {
    const { p50, max } = latencyOf(commands.map(pick));
    return barred(`Enter to ${name}`, `p50 ${p50}, max ${max} ms`, 'under 300 ms', max < 300);
  };
  const { p50, max } = latencyOf(commands.map(({ kept }) => kept));
  return [
    row('answer painted', ({ answer }) => answer),
    row('card painted on the other side', ({ card }) => card),
    shown('of that, until Slack has the card', `p50 ${p50}, max ${max} ms`),
  ];
}

function scrollRows({ frames, longTasks, rows }: Scrolled): readonly Row[] {
  const { p50, p99, max } = latencyOf(frames);
  const longest = round(Math.max(0, ...longTasks));
  return [
    shown(
      `${MESSAGES.toLocaleString('en')}+ messages, ${rows} scrolled past: a frame`,
      `p50 ${p50}, p99 ${p99}, max ${max} ms`,
    ),
    shown('tasks of over 50 ms meanwhile', `${longTasks.length}, longest ${longest} ms`),
  ];
}
