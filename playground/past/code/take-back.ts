import type { ChapterNeeds } from '../chapter.ts';
import { effects } from './coders.ts';
import type { PullDraft } from './pull-draft.ts';

/** Some of what was merged is taken back a day or two later; the ones that are least good, and those that nobody knew well. */
export function takeSomeBack(needs: ChapterNeeds, pulls: readonly PullDraft[]): readonly PullDraft[] {
  return pulls.flatMap((pull) => takeBack(needs, pull));
}

function takeBack(needs: ChapterNeeds, pull: PullDraft): readonly PullDraft[] {
  const { dice, calendarOf, to } = needs;
  const { author, truth, reviewers } = pull;
  const merged = pull.later.find(({ act }) => act.kind === 'merge');
  const risk = effects[truth.ai].takenBack * (truth.quality === 1 ? 2.5 : 1);
  if (merged === undefined || !dice.chance(risk)) return [];
  const by = reviewers[0] ?? author;
  const openedAt = calendarOf(by).after(merged.at, dice.between(3, 14));
  const approvedAt = calendarOf(author).after(openedAt, dice.between(0.2, 2));
  const mergedAt = calendarOf(by).after(approvedAt, 0.2);
  if (by === author || mergedAt >= to) return [];
  const title = `Revert "${pull.title}"`;
  return [
    {
      ...{ repository: pull.repository, author: by, task: null, isDraft: false, reviewers: [author] },
      // Which number they name is known when all are told.
      ...{ title, openedAt, reverts: pull, body: '', branch: '' },
      commits: [{ at: openedAt, message: title, lines: pull.commits[0]?.lines ?? 5 }],
      later: [
        { at: approvedAt, by: author, act: { kind: 'review', verdict: 'approve', body: dice.pick(WORDS) } },
        { at: mergedAt, by, act: { kind: 'merge' } },
      ],
      truth: { ai: 'no', tool: null, trace: 'none', quality: 2 },
    },
  ];
}

const WORDS = ['Sorry. I look into it.', 'Yes, out with it.', '', 'Agreed, second try on Monday.'];
