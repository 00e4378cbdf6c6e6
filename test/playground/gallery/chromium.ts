import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where Chromium is; null where there is none, and then its tests are left out with a word. */
export const chromiumPath = findChromium();

/** The browser of all test files of a worker, whose end is its end: each start costs a second. */
let shared: Promise<Browser> | null = null;

/** A page that shares nothing with others but the browser. Close it at the end. */
export async function openPage(options: BrowserContextOptions): Promise<Page> {
  shared ??= openChromium();
  if (!(await shared).isConnected()) shared = openChromium();
  return (await shared).newPage(options);
}

/** A browser that asks for nothing by itself. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? '', args: FLAGS });
}

const FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

function findChromium(): string | null {
  const { CHROMIUM_PATH = '', PATH = '' } = process.env;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const candidates = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  const found = [CHROMIUM_PATH, '/usr/bin/chromium', ...candidates].find((path) => path !== '' && existsSync(path));
  if (found === undefined) console.log('No Chromium here (CHROMIUM_PATH or PATH): the page is not tried in a browser.');
  return found ?? null;
}
