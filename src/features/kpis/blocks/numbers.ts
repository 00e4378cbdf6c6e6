import { type Block, header, section } from '../../../kit/blocks/index.ts';
import { type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { NumbersTab } from '../use-cases/read-numbers.ts';
import { buildFilters } from './filters.ts';
import { buildLines } from './lines.ts';
import { sayWhose } from './words/whose.ts';

/** Delivery, as somebody sees it in the Numbers tab: filters, then one line for each number with its *Explain*. */
export function buildNumbers(tab: NumbersTab): readonly Block[] {
  if (tab.kind === 'unconnected') return [header('Delivery'), section(sayUnconnected(tab.mayConnect))];
  const { ask, whose, choices, matched, shown } = tab;
  return [header(sayWhose(whose)), ...buildFilters(ask, choices), ...buildShown(shown, matched)];
}

/** What is there to see, or why there is nothing. */
export function buildShown(
  shown: Extract<NumbersTab, { kind: 'numbers' }>['shown'],
  matched: boolean,
): readonly Block[] {
  if (!matched) return [section(UNMATCHED)];
  return shown === null ? [section(NO_SPRINT)] : buildLines(shown);
}

export function sayUnconnected(mayConnect: boolean): Mrkdwn {
  return mayConnect
    ? md`*Nothing to count yet.*\nGo to Home, *Settings*, press *Connect GitHub* and choose repositories: these numbers come from their merged pull requests, past ones included.`
    : md`*Nothing to count yet.*\nThese numbers come from merged pull requests. Ask an admin to connect GitHub in Muster’s Home, *Settings*.`;
}

const UNMATCHED = md`*No GitHub account is known to be theirs yet.*\n\`/muster people\` shows who is who; once an account is linked, its pull requests show up here.`;

const NO_SPRINT = md`*No sprint is open.*\nChoose weeks instead, or open a sprint first.`;
