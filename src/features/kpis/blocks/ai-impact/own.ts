import { type AgentTool, agentNames } from '../../../../kit/ai-evidence/index.ts';
import { actions, type Block, button, context, type ModalView, modal, section } from '../../../../kit/blocks/index.ts';
import { joinMd, link, type Mrkdwn, md } from '../../../../kit/mrkdwn.ts';
import { showInstant } from '../../../../kit/shown-time.ts';
import { cutText } from '../../../../kit/text.ts';
import type { Assistance, Sign } from '../../domain/ai-impact/assistance.ts';
import type { OpenAttribution, OwnAttribution } from '../../domain/ai-impact/own-attribution.ts';
import type { OwnAttributions } from '../../use-cases/ai-impact/read-own-attribution.ts';
import { aiForms, aiIds } from './ids.ts';

type Reader = { readonly timeZone: string; readonly now: Date };

/** Somebody's own latest pull requests, each with why it counts as it does; of others, what they let the reader see. */
export function buildOwn(own: OwnAttributions, reader: Reader): ModalView {
  const { pullRequests, isOpen, opened } = own;
  const blocks: readonly Block[] = [
    ...(pullRequests.length === 0
      ? [
          section(
            '*Nothing of yours was merged yet*, or your GitHub account isn’t known. An admin matches people under *Settings*.',
          ),
        ]
      : pullRequests.map((one) => section(sayOwn(one, reader)))),
    section(
      isOpen
        ? 'Your leads see how many of these are with AI. They never see which.'
        : 'Only you see this. You can let your leads see how many are with AI, never which.',
    ),
    actions([
      button({
        id: aiIds.openness.build(isOpen ? 'closed' : 'open'),
        text: isOpen ? 'Keep it to myself' : 'Let my leads see how many',
      }),
    ]),
    ...(opened.length === 0 ? [] : [section(sayOpened(opened))]),
    context(
      'Your answers count once their survey is over. What an agent left in texts, commits and notes counts at once.',
    ),
  ];
  return modal({ title: 'My work and AI', callbackId: aiForms.own, close: 'Close', blocks });
}

export function buildOwnShell(): ModalView {
  return modal({
    ...{ title: 'My work and AI', callbackId: aiForms.own, close: 'Close' },
    blocks: [section('One moment…')],
  });
}

const TITLE_MAX = 120;

const KINDS: Readonly<Record<Assistance, string>> = {
  assisted: 'With AI',
  'not-assisted': 'Without AI',
  disagree: 'Sources disagree',
  unknown: 'Not known',
};

function sayOwn(one: OwnAttribution, reader: Reader): Mrkdwn {
  return md`${link(one.url, cutText(one.title, TITLE_MAX))}\n*${KINDS[one.assistance]}*: ${sayWhy(one)} · merged ${showInstant(one.mergedAt, reader)}`;
}

function sayWhy({ word, signs }: OwnAttribution): string {
  const said = word === null ? [] : [word === 'yes' ? 'you said yes' : 'you said no'];
  const reasons = [...said, ...signs.map(saySign)];
  return reasons.length === 0 ? 'you haven’t said, and nothing was found' : reasons.join(', ');
}

const PLACES: Readonly<Record<Sign['source'], string>> = {
  trailer: 'a commit’s trailer',
  signature: 'a signature in its text',
  account: 'its account',
  file: 'a file in it',
  note: 'a note beside a commit',
};

function saySign({ tool, source }: Sign): string {
  return `${nameOf(tool)} by ${PLACES[source]}`;
}

function nameOf(tool: AgentTool): string {
  return tool === 'other' ? 'an agent' : agentNames[tool];
}

function sayOpened(opened: readonly OpenAttribution[]): Mrkdwn {
  const lines = opened.map(({ name, assisted, known }) => md`• ${name}: ${assisted} of ${known} with AI`);
  return joinMd([md`*People of yours who let you see how many*`, ...lines], '\n');
}
