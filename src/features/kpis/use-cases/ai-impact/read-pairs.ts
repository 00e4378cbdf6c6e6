import type { PersonId } from '../../../../kit/ids.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import { listActiveDays } from '../../../copilot-usage/index.ts';
import { listIdentitiesOf } from '../../../people/index.ts';
import { LINK_WEEKS, type Pair, pairsOf } from '../../domain/ai-impact/copilot-link.ts';
import type { AiSubject } from '../../domain/ai-impact/subject.ts';
import type { AiWeek } from '../../domain/ai-impact/weeks.ts';

export type LinkGround = { readonly week: AiWeek; readonly pairs: readonly Pair[] };

/**
 * Copilot's days beside the AI share, person by person, of the last four weeks that are over.
 * @returns null where Copilot can't be read
 */
export async function readPairs(
  tx: Tx,
  { weeks, subjects }: { readonly weeks: readonly AiWeek[]; readonly subjects: readonly AiSubject[] },
): Promise<LinkGround | null> {
  const [first, last] = [weeks.at(-LINK_WEEKS), weeks.at(-1)];
  if (first === undefined || last === undefined) return null;
  const to = last.to.toISOString().slice(0, 10);
  const days = await listActiveDays(tx, { from: first.monday, to });
  if (days === null) return null;
  const own = subjects.filter(({ mergedAt }) => mergedAt >= first.from && mergedAt < last.to);
  const personIds = [...new Set(own.map(({ authorId }) => authorId))];
  const byPerson = new Map<PersonId, number>();
  for (const { personId, externalKey } of await listIdentitiesOf(tx, personIds)) {
    const known = days.get(externalKey.replace(/^account:/, ''));
    if (personId !== null && known !== undefined) byPerson.set(personId, Math.max(byPerson.get(personId) ?? 0, known));
  }
  return { week: { ...last, from: first.from }, pairs: pairsOf(own, byPerson) };
}
