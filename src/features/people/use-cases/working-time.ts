import type { PersonActor } from '../../../kit/actor.ts';
import { defaultWorkingHours, type WorkingHours } from '../../../kit/dates/working-day.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, SlackUserId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { type Person, refusalOf, refusalWords } from '../domain/person.ts';
import { sameValue } from '../domain/team.ts';
import { checkHours, checkRegion, type WorkingTime, type WorkingTimeForm } from '../domain/working-time.ts';
import { rosterChanged } from '../events.ts';
import { findPerson } from '../store/people.ts';
import { teamsOf } from '../store/teams.ts';
import { getWorkingTime, saveWorkingTime as save } from '../store/working-time.ts';
import { unsureDirectory } from './directory.ts';
import { type Away, readAwayOf } from './go-away.ts';
import { meetPerson } from './meet-people.ts';

/** How somebody works, for their settings. */
export type OwnWorkingTime = {
  readonly own: WorkingTime;
  /** What counts where nothing of their own is set. */
  readonly otherwise: { readonly hours: WorkingHours; readonly region: string | null };
  /** The region that counts, by name; null when there are no holidays. */
  readonly regionName: string | null;
  readonly deputy: Person | null;
  readonly away: Away;
};

type ReadNeeds = Pick<Ports, 'scope' | 'clock' | 'holidays'>;
type Needs = ReadNeeds & Pick<Ports, 'act' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

export function readWorkingTime(needs: ReadNeeds, actor: PersonActor): Promise<OwnWorkingTime> {
  return needs.scope(actor.workspaceId, (tx) => readWithin(tx, needs, actor));
}

/**
 * Everybody sets their own hours, holidays and deputy. Repeated it changes nothing.
 * @throws MusterError 'invalid' with `fields`
 */
export async function saveWorkingTime(
  needs: Needs,
  actor: PersonActor,
  form: WorkingTimeForm,
): Promise<OwnWorkingTime> {
  const faults = { ...checkHours(form.hours), ...checkRegion(form.region) };
  if (Object.keys(faults).length > 0) refuse(faults);
  const deputyId = form.deputy === null ? null : await findDeputy(needs, actor, form.deputy);
  return needs.act(actor, async (tx) => {
    const before = await getWorkingTime(tx, actor.personId, true);
    const after: WorkingTime = { hours: form.hours, region: form.region, deputyId };
    if (!sameWorkingTime(before, after)) {
      unsureDirectory(needs, actor.workspaceId);
      await save(tx, actor.personId, after);
      const subject = { kind: 'person', id: actor.personId };
      const id = needs.random.uuid();
      await recordChange(tx, actor, {
        ...{ id, at: needs.clock.now(), subject, action: 'person.working-time', before, after },
      });
      await needs.announce(tx, rosterChanged, { workspaceId: actor.workspaceId, personId: actor.personId });
    }
    return readWithin(tx, needs, actor);
  });
}

async function readWithin(tx: Tx, needs: Omit<ReadNeeds, 'scope'>, actor: PersonActor): Promise<OwnWorkingTime> {
  const own = await getWorkingTime(tx, actor.personId);
  const teams = await teamsOf(tx, actor.personId);
  const otherwise = {
    hours: teams.find((team) => team.workingHours !== null)?.workingHours ?? defaultWorkingHours,
    region: teams.find((team) => team.holidayRegion !== null)?.holidayRegion ?? null,
  };
  const region = own.region ?? otherwise.region;
  const deputy = own.deputyId === null ? null : await findPerson(tx, own.deputyId);
  const regionName = await nameRegion(needs, region);
  return { own, otherwise, regionName, deputy, away: await readAwayOf(tx, needs, actor) };
}

async function nameRegion(needs: Pick<Ports, 'holidays'>, region: string | null): Promise<string | null> {
  // The list is large and loaded at first use, so only somebody with a region waits for it.
  if (region === null) return null;
  return (await needs.holidays.regions()).find(({ code }) => code === region)?.name ?? null;
}

function sameWorkingTime(a: WorkingTime, b: WorkingTime): boolean {
  return sameValue(a.hours, b.hours) && a.region === b.region && a.deputyId === b.deputyId;
}

async function findDeputy(needs: Needs, actor: PersonActor, slackUserId: SlackUserId): Promise<PersonId> {
  const person = await meetPerson(needs, actor.workspaceId, slackUserId);
  if (person === null) return refuse({ deputy: 'Slack doesn’t know that person any more. Choose somebody else.' });
  const refusal = refusalOf(person);
  if (refusal !== null) return refuse({ deputy: refusalWords(person.name, refusal) });
  if (person.id === actor.personId) return refuse({ deputy: 'Choose somebody else: you can’t stand in for yourself.' });
  return person.id;
}

function refuse(fields: Readonly<Record<string, string>>): never {
  throw new MusterError('invalid', Object.values(fields)[0] ?? 'Something is missing.', { fields });
}
