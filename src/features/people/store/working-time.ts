import { eq } from 'drizzle-orm';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { WorkingTime } from '../domain/working-time.ts';
import { people } from '../schema.ts';
import { raiseDirectory } from './directory-version.ts';

/** What somebody set for themselves. @param locked until the transaction ends */
export async function getWorkingTime(tx: Tx, personId: PersonId, locked = false): Promise<WorkingTime> {
  const asked = tx.select(OWN).from(people).where(eq(people.id, personId));
  const [row] = locked ? await asked.for('update') : await asked;
  return {
    hours: row?.hours ?? null,
    region: row?.region ?? null,
    deputyId: (row?.deputyId ?? null) as PersonId | null,
  };
}

export async function saveWorkingTime(tx: Tx, personId: PersonId, time: WorkingTime): Promise<void> {
  const { hours, region, deputyId } = time;
  await tx
    .update(people)
    .set({ workingHours: hours, holidayRegion: region, deputyPersonId: deputyId })
    .where(eq(people.id, personId));
  await raiseDirectory(tx);
}

const OWN = { hours: people.workingHours, region: people.holidayRegion, deputyId: people.deputyPersonId };
