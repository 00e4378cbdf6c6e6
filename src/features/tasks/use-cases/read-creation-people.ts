import type { PersonActor } from '../../../kit/actor.ts';
import type { Workplace } from '../../../kit/dates/working-day.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, SlackUserId } from '../../../kit/ids.ts';
import type { Refusal } from '../../../ports/inbound/people.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import {
  findChain,
  listPeople,
  listWorkingLives,
  meetPerson,
  type Person,
  peopleForNewTask,
  refusalOf,
  workplaceOf,
} from '../../people/index.ts';
import { defaultAccountable } from '../domain/accountable.ts';
import type { AccountableAway, RaciLetter } from '../domain/checker.ts';
import { usualWorkplace } from '../domain/due.ts';
import type { CreateTask } from '../domain/task-input.ts';
import { findSettingsFor } from '../store/team-settings.ts';
import { findStandIn } from './find-stand-in.ts';
import { requiredLetters } from './required-letters.ts';

export type CreationPeople =
  | {
      readonly kind: 'found';
      readonly creator: Person;
      readonly responsible: Person;
      /** R's: decides the end of a due day. */
      readonly workplace: Workplace;
      readonly leadId: PersonId | null;
      readonly managerId: PersonId | null;
      readonly people: ReadonlyMap<PersonId, Person>;
      /** Letters that R's team asks for. */
      readonly required: readonly RaciLetter[];
      /** Set where people were chosen in a form, and A isn't there. */
      readonly accountableAway: AccountableAway | null;
      /** What the insert has to check; null where people were read just now. */
      readonly directoryVersion: number | null;
    }
  | { readonly kind: 'unfit'; readonly name: string; readonly refusal: Refusal }
  | { readonly kind: 'stranger' };

type Needs = Pick<Ports, 'hot' | 'scope' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'holidays' | 'announce'>;

/**
 * Everybody a new task names, with R's lead and manager. A mention is read in the one hot statement; people chosen in a
 * form in a transaction of their own.
 * @throws MusterError 'unavailable' somebody never seen before was mentioned and Slack can't be asked
 */
export async function readCreationPeople(
  needs: Needs,
  actor: PersonActor,
  input: CreateTask & { readonly mentioned?: SlackUserId | null },
): Promise<CreationPeople> {
  const mentioned = input.mentioned ?? null;
  const chosen = [input.responsibleId, input.accountableId, ...input.consultedIds, ...input.informedIds].filter(
    (id) => id !== null,
  );
  return chosen.length > 0 ? readChosen(needs, actor, { input, chosen }) : readMentioned(needs, actor, mentioned);
}

async function readMentioned(needs: Needs, actor: PersonActor, mentioned: SlackUserId | null): Promise<CreationPeople> {
  let found = await peopleForNewTask(needs, actor, mentioned);
  if (mentioned !== null && found.mentioned === null) {
    if ((await meetPerson(needs, actor.workspaceId, mentioned)) === null) return { kind: 'stranger' };
    found = await peopleForNewTask(needs, actor, mentioned);
  }
  const responsible = found.mentioned ?? found.creator;
  const refusal = refusalOf(responsible);
  if (refusal !== null) return { kind: 'unfit', name: responsible.name, refusal };
  const all = [found.creator, responsible, found.lead, found.manager].filter((person) => person !== null);
  return {
    kind: 'found',
    creator: found.creator,
    responsible,
    workplace: await workplaceOf(needs, responsible),
    leadId: found.lead?.id ?? null,
    managerId: found.manager?.id ?? null,
    people: new Map(all.map((person) => [person.id, person])),
    required: await requiredLetters(needs, {
      workspaceId: actor.workspaceId,
      responsibleId: responsible.id,
      directoryVersion: found.directoryVersion,
    }),
    accountableAway: null,
    directoryVersion: found.directoryVersion,
  };
}

async function readChosen(
  needs: Needs,
  actor: PersonActor,
  { input, chosen }: { readonly input: CreateTask; readonly chosen: readonly PersonId[] },
): Promise<CreationPeople> {
  const responsibleId = input.responsibleId ?? actor.personId;
  return needs.scope(actor.workspaceId, async (tx) => {
    const chain = await findChain(tx, responsibleId);
    const ids = [actor.personId, ...chosen, chain.leadId, chain.managerId].filter((id) => id !== null);
    const people = new Map((await listPeople(tx, ids)).map((person) => [person.id, person]));
    const unfit = chosen
      .map((id) => people.get(id))
      .find((person) => person === undefined || refusalOf(person) !== null);
    const refusal = unfit === undefined ? null : refusalOf(unfit);
    if (unfit !== undefined && refusal !== null) return { kind: 'unfit', name: unfit.name, refusal };
    const [creator, responsible] = [people.get(actor.personId), people.get(responsibleId)];
    if (creator === undefined || responsible === undefined || chosen.some((id) => !people.has(id))) {
      throw new MusterError('invalid', 'I don’t know one of these people any more. Choose them again.');
    }
    const asked = { personIds: [responsibleId], since: needs.clock.now() };
    const life = (await listWorkingLives(needs, tx, asked)).get(responsibleId);
    const workplace = life?.workplace ?? usualWorkplace(responsible.timeZone);
    const { required } = await findSettingsFor(tx, responsibleId);
    const byDefault = defaultAccountable({ creatorId: actor.personId, responsibleId, ...chain });
    const accountableId = input.accountableId ?? byDefault.accountableId;
    const reader = { timeZone: actor.timeZone, now: needs.clock.now() };
    const accountableAway = await findStandIn(needs, tx, { accountableId, responsibleId, reader });
    const settled = { required, accountableAway, directoryVersion: null };
    return { kind: 'found', creator, responsible, workplace, ...chain, people, ...settled };
  });
}
