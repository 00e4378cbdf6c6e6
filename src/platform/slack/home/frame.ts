import { z } from 'zod';
import {
  actionId,
  actions,
  type Block,
  button,
  context,
  divider,
  type HomeView,
  home,
  section,
} from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { HomeState, HomeTab } from '../../../ports/inbound/slack.ts';

/** The row of buttons above every tab; the argument is the tab. */
export const homeTabId = actionId('platform.home');

export type HomePage = { readonly tab: HomeTab; readonly state: HomeState };

/** In the order people see them. */
export const HOME_TABS = ['today', 'tasks', 'numbers', 'detective', 'insights', 'settings'] as const;

const titles: Readonly<Record<HomeTab, string>> = {
  today: 'Today',
  tasks: 'Tasks',
  numbers: 'Numbers',
  detective: 'Detective',
  insights: 'Insights',
  settings: 'Settings',
};

const whenEmpty: Readonly<Record<HomeTab, string>> = {
  today: 'Nothing needs you right now. Hand out work with `/task`, or enjoy the quiet.',
  tasks: 'No tasks here yet. Type `/task` in any conversation to make the first one.',
  numbers: 'No numbers yet. They appear once there is work to count.',
  detective: 'No surveys yet. They come with the first merged pull requests.',
  insights: 'No insights yet.',
  settings: 'There is nothing to set here yet.',
};

/**
 * A Home tab: where one is, the other tabs, then the parts in their order. More than Slack takes is cut with a word.
 * @param tabs those that have something to show
 */
export function buildHome(page: HomePage, tabs: readonly HomeTab[], parts: readonly Block[]): HomeView {
  const nav = tabs.length > 1 ? [actions(tabs.map((tab) => tabButton(tab, tab === page.tab)))] : [];
  const body = parts.length > 0 ? parts : [section(whenEmpty[page.tab])];
  return home({
    blocks: [...nav, context(md`You are looking at *${titles[page.tab]}*.`), divider(), ...body],
    privateMetadata: writePage(page),
  });
}

/** A Home that only says why there is nothing else. */
export function buildHomeNote(sentence: string): HomeView {
  return home({ blocks: [section(sentence)] });
}

/** Reads what `buildHome` left in the view; null for views of other makers. */
export function readPage(privateMetadata: string): HomePage | null {
  try {
    return pageShape.parse(JSON.parse(privateMetadata));
  } catch {
    return null;
  }
}

/** The tab a click on the row means; null for anything else. */
export function readTab(argument: string): HomeTab | null {
  return tabShape.safeParse(argument).data ?? null;
}

const tabShape = z.enum(HOME_TABS);
const pageShape = z.object({ tab: tabShape, state: z.record(z.string(), z.string()).catch({}) });

/** As the contract of `HomeState` says, in characters of JSON. */
const STATE_MAX = 1_000;

function writePage({ tab, state }: HomePage): string {
  const fits = JSON.stringify(state).length <= STATE_MAX;
  return JSON.stringify({ tab, state: fits ? state : {} });
}

function tabButton(tab: HomeTab, current: boolean) {
  const text = titles[tab];
  return button({
    id: homeTabId.build(tab),
    text: current ? `${text} (here)` : text,
    ...(current
      ? { style: 'primary' as const, label: `${text} (here), the tab you are on` }
      : { label: `Go to ${text}` }),
  });
}
