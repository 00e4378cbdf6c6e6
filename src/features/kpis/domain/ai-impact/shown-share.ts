import { AUTHORS_MIN } from '../../../../kit/figures/choose-figure.ts';
import { countAssistance, type Impact } from './impact.ts';
import { countAuthors } from './release.ts';
import { hideFew, knownOf } from './shown-impact.ts';
import type { AiSubject } from './subject.ts';

/** How much of a week's work was AI-assisted, as people may see it. */
export type ShownShare = {
  /** 0 to 1, of the pull requests of which it is known. */
  readonly share: number;
  readonly counts: Impact['counts'];
};

/** Null where fewer than 5 people's pull requests are known to be one or the other. */
export function showShare(subjects: readonly AiSubject[]): ShownShare | null {
  const known = knownOf(subjects);
  if (countAuthors(known) < AUTHORS_MIN) return null;
  const counts = countAssistance(hideFew(subjects));
  return { share: counts.assisted / known.length, counts };
}
