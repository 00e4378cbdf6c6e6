import type { PersonId, TeamId } from '../../kit/ids.ts';
import type { Args, Renderer } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { findPerson, findTeam, listPeople } from '../people/index.ts';
import { findTask, isOpen, maySee, taskRef } from '../tasks/index.ts';
import { buildCheckInCard, buildMovedCard } from './blocks/check-in-card.ts';
import { buildDigest } from './blocks/digest-card.ts';
import { buildReminded, buildReminder, buildSilent, buildWaiting } from './blocks/notes.ts';
import { isAnswered } from './domain/check-in.ts';
import { composeDigest } from './domain/digest.ts';
import { isEmptyDraft } from './domain/draft.ts';
import { findCheckIn, listCheckInsOf } from './store/check-ins.ts';
import { findDigest } from './store/digests.ts';
import { readCard } from './store/read-card.ts';
import { listSilentBlocked } from './store/silent-people.ts';

/** What goes out about check-ins, drawn as things stand when it is sent. */
export const eodMessages = (needs: Pick<Ports, 'holidays' | 'dayFacts'>): Readonly<Record<string, Renderer>> => ({
  'eod.check-in-card': async (tx, args, { reader, now }) => {
    const checkIn = await findCheckIn(tx, String(args.checkInId));
    if (checkIn === null) return null;
    const forReader = { timeZone: reader.timeZone, now };
    if (checkIn.round !== args.round) return buildMovedCard(checkIn, forReader);
    const view = await readCard(needs, tx, { checkIn, ...forReader });
    return { ...buildCheckInCard(view, forReader), repost: view.open && !isAnswered(checkIn) };
  },
  'eod.reminder-card': async (tx, args, { reader, now }) => {
    const checkIn = await findCheckIn(tx, String(args.checkInId));
    if (checkIn === null) return null;
    const forReader = { timeZone: reader.timeZone, now };
    if (isAnswered(checkIn)) return buildReminded(checkIn, forReader);
    const { asked } = await readCard(needs, tx, { checkIn, ...forReader });
    return buildReminder(checkIn, { canSend: asked !== null && !isEmptyDraft(asked.draft) }, forReader);
  },
  'eod.digest-card': async (tx, args) => {
    const { teamId, on } = readDayOf(args);
    const [digest, team] = [await findDigest(tx, teamId, on), await findTeam(tx, teamId)];
    if (digest === null || team === null) return null;
    const checkIns = await listCheckInsOf(tx, teamId, on);
    const people = await listPeople(
      tx,
      checkIns.map(({ personId }) => personId),
    );
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return buildDigest({ team: team.name, on, digest: composeDigest(checkIns), names, final: digest.finalAt !== null });
  },
  'eod.silent-note': async (tx, args, { reader, now }) => {
    const { teamId, on } = readDayOf(args);
    const team = await findTeam(tx, teamId);
    // Somebody else may lead it since the row was written.
    if (team === null || team.leadId === null || team.leadId !== reader.personId) return null;
    const people = await listSilentBlocked(tx, { teamId, on, readerId: team.leadId });
    return people.length === 0
      ? null
      : buildSilent({ team: team.name, on, people }, { timeZone: reader.timeZone, now });
  },
  'eod.waiting-note': drawWaiting,
});

function readDayOf(args: Args): { readonly teamId: TeamId; readonly on: string } {
  return { teamId: String(args.teamId) as TeamId, on: String(args.on) };
}

const drawWaiting: Renderer = async (tx, args) => {
  const checkIn = await findCheckIn(tx, String(args.checkInId));
  const blocker = checkIn?.blockers.find(({ id }) => id === args.blockerId);
  if (checkIn === null || blocker === undefined || blocker.taskId === null) return null;
  const [task, person] = [await findTask(tx, blocker.taskId), await findPerson(tx, checkIn.personId)];
  const actor = { personId: String(args.personId) as PersonId, role: 'developer' } as const;
  if (task === null || !isOpen(task) || maySee({ actor, task }).kind === 'refused') return null;
  const name = person?.name ?? 'Somebody';
  return buildWaiting({ name, ref: taskRef(task.number), title: task.title, text: blocker.text });
};
