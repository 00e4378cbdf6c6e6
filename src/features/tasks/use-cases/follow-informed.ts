import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listWorkingLives } from '../../people/index.ts';
import { isNews, toBeInformed } from '../domain/informed.ts';
import { nextMorning } from '../domain/morning.ts';
import type { Task } from '../domain/task.ts';
import { sendsDigest } from '../outgoing.ts';
import { addNews } from '../store/task-news.ts';

type Needs = Pick<Ports, 'schedules' | 'holidays' | 'clock'>;
type Followed = { readonly before: Task; readonly after: Task; readonly causedBy: PersonId | null };

/** Keeps what informed people are to hear for the digest of their next working morning. */
export async function followInformed(needs: Needs, tx: Tx, { before, after, causedBy }: Followed): Promise<void> {
  const personIds = isNews(before, after) ? toBeInformed(after, causedBy) : [];
  if (personIds.length === 0) return;
  const now = needs.clock.now();
  await addNews(tx, before, { personIds, at: now });
  for (const life of (await listWorkingLives(needs, tx, { personIds, since: now })).values())
    await needs.schedules.set(tx, { ...sendsDigest(life.personId), at: nextMorning(life, now) });
}
