import type { Page } from 'playwright-core';
import { people } from '../../../playground/company.ts';
import type { Block } from '../../../playground/slack/journal.ts';
import { openPage } from './chromium.ts';
import { type Stage, serveStage } from './serve-stage.ts';
import { STAGE_NOW } from './stage-world.ts';

export type OpenStage = {
  readonly stage: Stage;
  readonly page: Page;
  /** What the browser complained about, and every request that went outside. */
  readonly troubles: string[];
  /** Loads the page anew. @param show which part, see stage.tsx; without it, only the clock and what is opened */
  load(show?: string): Promise<void>;
  /** Puts these modals on the page, the topmost last. */
  showModals(...views: readonly object[]): void;
  /** Everything of one kind that the page did since it was loaded. */
  did(verb: string): readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
};

/** The page's parts in Chromium, with a server that a test speaks for. */
export async function openStage(): Promise<OpenStage> {
  const view = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } as const;
  const [stage, page] = await Promise.all([serveStage(), openPage(view)]);
  page.setDefaultTimeout(5_000);
  const troubles: string[] = [];
  let from = 0;
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('request', (request) => request.url().startsWith(stage.origin) || troubles.push(`outside: ${request.url()}`));
  return {
    ...{ stage, page, troubles },
    async load(show = 'forms') {
      stage.results.clear();
      stage.waits.clear();
      stage.answers.set('clock', { now: STAGE_NOW, movingTo: null, trouble: null });
      stage.answers.set('clock-log', []);
      stage.answers.set('modals', []);
      from = stage.deeds.length;
      await page.goto(`${stage.origin}/?show=${show}`);
      await page.getByRole('button', { name: 'Open the form' }).waitFor();
    },
    showModals(...views) {
      stage.answers.set('modals', views);
      stage.announce({ kind: 'modals', personId: people[0]?.id });
    },
    did: (verb) => stage.deeds.slice(from).filter((deed) => deed.verb === verb),
    async close() {
      await page.close();
      await stage.close();
    },
  };
}

/** A modal as the local Slack describes it. */
export function modalOf(id: string, blocks: readonly Block[], more: object = {}): object {
  const plain = (text: string) => ({ type: 'plain_text', text });
  return {
    ...{ id, type: 'modal', hash: `${id}-1`, blocks, callback_id: 'gallery', private_metadata: '' },
    ...{ title: plain('A form'), submit: plain('Save'), close: plain('Cancel') },
    ...{ clear_on_close: false, notify_on_close: false, previous_view_id: null, root_view_id: id, ...more },
  };
}
