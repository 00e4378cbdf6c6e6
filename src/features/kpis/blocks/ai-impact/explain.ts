import { type Block, context, header, type ModalView, modal, section } from '../../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../../kit/mrkdwn.ts';
import { showInstant } from '../../../../kit/shown-time.ts';
import { LEFT_OUT, type LeftOutReason } from '../../domain/ai-impact/leave-out.ts';
import { type Enough, MINIMUM } from '../../domain/ai-impact/minimum.ts';
import { outcomes } from '../../domain/ai-impact/outcomes.ts';
import type { ShownComparison } from '../../domain/ai-impact/shown-impact.ts';
import type { ImpactView, ScopeView } from '../../use-cases/ai-impact/read-ai-impact.ts';
import { aiForms } from './ids.ts';
import { sayDifference, sayList, sayReasons, VERDICTS } from './words.ts';

type Reader = { readonly timeZone: string; readonly now: Date };

/** Why the verdict is what it is: what was compared, what was left out and why, and what is missing. */
export function buildExplained({ name, impact }: ScopeView, reader: Reader): ModalView {
  const blocks =
    impact === null
      ? [section(md`*${name ?? 'Everybody'}*: too few to show.`)]
      : explain(name ?? 'Everybody', impact, reader);
  return modal({ title: 'Does AI help?', callbackId: aiForms.explain, close: 'Close', blocks });
}

export function buildExplainShell(): ModalView {
  return modal({
    ...{ title: 'Does AI help?', callbackId: aiForms.explain, close: 'Close' },
    blocks: [section('One moment…')],
  });
}

function explain(who: string, { shown, fromAt, toAt }: ImpactView, reader: Reader): readonly Block[] {
  const { counts, verdict, comparisons } = shown;
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return [
    section(md`*${who}: ${VERDICTS[verdict.kind]}.* ${sayReasons(shown)}`),
    section(
      joinMd(
        [
          md`*${all} pull requests* merged from ${showInstant(fromAt, reader)} to ${showInstant(toAt, reader)}`,
          md`• ${counts.assisted} with AI: their authors said so (“partly” counts), or an agent left its mark in them`,
          md`• ${counts['not-assisted']} without: their authors said no, and nothing says otherwise`,
          ...(counts.disagree === 0 ? [] : [md`• ${counts.disagree} where the author says no and a mark says yes`]),
          md`• ${counts.unknown} not known: nobody has said, or what is said doesn’t agree. They count as neither`,
        ],
        '\n',
      ),
    ),
    ...comparisons.flatMap(explainOutcome),
    context(
      'Method: differences within each author’s pull requests of one size class (under 10, 50, 200, 500 changed lines, and more), what is left of size and of time taken out; intervals by drawing authors anew (bootstrap), 98.3 % each so that all three together err once in twenty; labels shuffled within the classes as a placebo.',
    ),
  ];
}

const TITLES = { speed: 'Speed', quality: 'Quality', rework: 'Rework' } as const;

const MEANINGS = {
  speed: 'From the first commit written to the merge.',
  quality: 'What reviewers answered: could be better 1, OK 2, super 3.',
  rework:
    'Reviews asked for again, and one for work that was reverted or mended by a hotfix within 21 days; known 21 days after the merge.',
} as const;

function explainOutcome(comparison: ShownComparison): readonly Block[] {
  const { outcome, counts, leftOut } = comparison;
  const lines = [
    md`${MEANINGS[outcome]}`,
    ...(counts === null
      ? [md`Fewer than five people have both kinds in one size class: nothing can be said yet.`]
      : [
          md`Compared: ${counts.assisted} with AI against ${counts.notAssisted} without, by ${counts.authors} people.`,
          sayFinding(comparison),
        ]),
    ...(leftOut === null ? [] : [sayLeftOut(leftOut)]),
  ];
  return [header(TITLES[outcome]), section(joinMd(lines, '\n'))];
}

function sayFinding(comparison: ShownComparison): Mrkdwn {
  const { missing, difference, placebo, outcome } = comparison;
  if (missing !== null) return md`*What is missing:* ${sayMissing(missing)}.`;
  if (difference === null) return md`They vary too much to bound a difference.`;
  const told = `With AI ${sayDifference(comparison)}.`;
  if (placebo !== null) return md`${told} Shuffled labels show as much in ${(placebo * 100).toFixed(1)} % of tries.`;
  const times = ((difference.high - difference.low) / 2 / outcomes[outcome].worth) ** 2;
  const more =
    times <= 1
      ? ''
      : ` About ${times < 10 ? times.toFixed(1) : Math.round(times)} times as many would show ${WORTH[outcome]}.`;
  return md`${told} That is no clear difference.${more}`;
}

const WORTH = { speed: 'a difference of 20 %', quality: 'a quarter of a grade', rework: 'one time in five' } as const;

/** `12 more pull requests without AI by people who also have some with it` */
function sayMissing({ authors, strata, assisted, notAssisted }: Enough): string {
  return sayList([
    ...(authors > 0 ? [`${authors} more people with both kinds (${MINIMUM.authors} in all)`] : []),
    ...(notAssisted > 0
      ? [`${notAssisted} more pull requests without AI by people who also have some of that size with it`]
      : []),
    ...(assisted > 0
      ? [`${assisted} more pull requests with AI by people who also have some of that size without it`]
      : []),
    ...(strata > 0 ? [`${strata} more size classes of a person with both kinds (${MINIMUM.strata} in all)`] : []),
  ]);
}

const REASONS: Readonly<Record<LeftOutReason, string>> = {
  unknown: 'not known whether AI helped',
  disagree: 'author and mark disagree',
  'by-agent': 'opened by an agent',
  'no-size': 'size not known',
  'no-value': 'not known of them',
  'no-pair': 'none of the other kind by the same person in that size',
};

function sayLeftOut(leftOut: Readonly<Record<LeftOutReason, number>>): Mrkdwn {
  const parts = LEFT_OUT.filter((reason) => leftOut[reason] > 0).map(
    (reason) => `${leftOut[reason]} ${REASONS[reason]}`,
  );
  return parts.length === 0 ? md`Nothing was left out.` : md`Left out: ${parts.join(' · ')}.`;
}
