import { actions, type Block, button, header, section } from '../../../kit/blocks/index.ts';
import type { Matching } from '../use-cases/count-matching.ts';
import { peopleIds } from './ids.ts';

/** How far GitHub's people are matched, for admins; nothing before anybody is known. */
export function buildMatching({ linked, waiting }: Matching): readonly Block[] {
  if (linked + waiting === 0) return [];
  const rest =
    waiting === 0
      ? 'Nobody waits for a word of yours.'
      : `${waiting} ${waiting === 1 ? 'waits' : 'wait'} for somebody to say who they are.`;
  return [
    header('People in other tools'),
    section(`${linked} linked to people here. ${rest}`),
    actions([button({ id: peopleIds.reviewIdentities.build(), text: 'Review people' })]),
  ];
}
