import { bundlePage, type Page } from '../../playground/web/bundle-page.ts';

let bundled: Promise<Page> | null = null;

/** The browser's side, put together once for all test files of a worker. */
export function thePage(): Promise<Page> {
  bundled ??= bundlePage();
  return bundled;
}
