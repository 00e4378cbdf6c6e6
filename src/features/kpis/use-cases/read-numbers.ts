import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, SlackUserId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listSelectedRepositories } from '../../connections/index.ts';
import { findPeopleBySlackIds, listIdentitiesOf } from '../../people/index.ts';
import type { NumbersAsk } from '../domain/ask.ts';
import { chooseScope } from '../domain/choose-scope.ts';
import { mayRead, type Scope } from '../domain/scope.ts';
import type { ScopeName, ShownNumbers } from '../domain/shown.ts';
import { toShownFigures } from '../domain/shown-figures.ts';
import { daysOf, rangeOf, weeksBefore, weeksOf, weeksUntil } from '../domain/time-of.ts';
import { readProductionFigures } from '../store/production.ts';
import { readFigures } from '../store/windows.ts';
import { nameScope, type PersonViewer, readViewer } from './read-viewer.ts';

/** What a reader may choose from. */
export type NumbersChoices = {
  readonly self: Scope;
  /** Teams whose numbers the reader may see, by name. */
  readonly teams: readonly { readonly name: string; readonly scope: Scope }[];
  /** They answer for somebody: they may look at one person's numbers. */
  readonly mayPickPeople: boolean;
  readonly repositories: readonly { readonly id: string; readonly name: string }[];
};

export type NumbersTab =
  /** No repository is read yet. */
  | { readonly kind: 'unconnected'; readonly mayConnect: boolean }
  | {
      readonly kind: 'numbers';
      readonly ask: ResolvedAsk;
      readonly whose: ScopeName;
      readonly choices: NumbersChoices;
      /** False while no account is known to be theirs. */
      readonly matched: boolean;
      /** Null: a sprint was asked for, and none is open. */
      readonly shown: ShownNumbers | null;
    };

export type ResolvedAsk = NumbersAsk & { readonly scope: Scope };

type Needs = Pick<Ports, 'scope' | 'clock'>;

/** The Numbers tab as somebody may see it. What they may not see any more, or never, gives way to what suits them. */
export function readNumbersTab(needs: Needs, reader: PersonActor, asked: NumbersAsk): Promise<NumbersTab> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const repositories = await listSelectedRepositories(tx);
    if (repositories.length === 0) return { kind: 'unconnected', mayConnect: reader.role === 'admin' };
    const known = await readViewer(tx, reader);
    const { viewer, teams } = known;
    const wanted = chooseScope(asked.scope, viewer) ?? chooseScope(null, viewer);
    const { scope, whose } = (wanted && (await named(tx, wanted, known))) ?? self(viewer);
    const ask = { ...asked, scope };
    return {
      ...{ kind: 'numbers', ask, whose },
      choices: {
        self: self(viewer).scope,
        teams: teams
          .map(({ id, name }) => ({ name, scope: { kind: 'team', teamId: id } as const }))
          .filter((team) => mayRead(team.scope, viewer)),
        mayPickPeople: viewer.role === 'admin' || viewer.answersForTeamIds.length > 0,
        repositories: repositories.map(({ id, fullName }) => ({ id, name: fullName })),
      },
      matched: scope.kind !== 'person' || (await listIdentitiesOf(tx, [scope.personId])).length > 0,
      shown: await readShown(needs, tx, { ask, whose, zone: reader.timeZone }),
    };
  });
}

type Named = { readonly scope: Scope; readonly whose: ScopeName };

async function named(tx: Tx, scope: Scope, known: Awaited<ReturnType<typeof readViewer>>): Promise<Named | null> {
  const whose = await nameScope(tx, scope, known);
  return whose === null ? null : { scope, whose };
}

function self({ personId }: PersonViewer): Named {
  return { scope: { kind: 'person', personId }, whose: { kind: 'self' } };
}

/** The figures with those before; null where a sprint was asked for and none is open. */
export async function readShown(
  needs: Pick<Needs, 'clock'>,
  tx: Tx,
  { ask, whose, zone }: { readonly ask: ResolvedAsk; readonly whose: ScopeName; readonly zone: string },
): Promise<ShownNumbers | null> {
  const count = weeksOf(ask.range);
  if (count === null) return null;
  const now = needs.clock.now();
  const weeks = weeksUntil(now, count, zone);
  const range = rangeOf(weeks);
  const [figures, production, before] = [
    await readFigures(tx, { ...ask, range }, now),
    await readProductionFigures(tx, { ...ask, range, timeZone: zone }, [ask.lens]),
    await readFigures(tx, { ...ask, range: rangeOf(weeksBefore(weeks, zone)) }, now),
  ];
  return {
    ...{ ask, whose },
    figures: toShownFigures(figures, production?.[ask.lens] ?? null),
    before: toShownFigures(before, null),
    time: { kind: 'weeks', weeks: count, goesOn: true, ...daysOf(weeks) },
  };
}

/**
 * One person's numbers, chosen by their Slack account.
 * @throws MusterError 'not-found' nobody Muster knows · 'forbidden' neither the reader, nor in a team they answer for
 */
export function findPersonScope(needs: Pick<Needs, 'scope'>, reader: PersonActor, slackUserId: string): Promise<Scope> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const known = await findPeopleBySlackIds(tx, [slackUserId as SlackUserId]);
    const person = known.get(slackUserId as SlackUserId);
    if (person === undefined) throw new MusterError('not-found', 'I don’t know that person. Choose somebody else.');
    return requireReadable(tx, reader, { kind: 'person', personId: person.id as PersonId });
  });
}

/** @throws MusterError 'forbidden' with whom to ask */
async function requireReadable(tx: Tx, reader: PersonActor, scope: Scope): Promise<Scope> {
  const { viewer } = await readViewer(tx, reader);
  if (mayRead(scope, viewer)) return scope;
  const whom = 'Numbers of one person are for that person, the leads and managers of their teams, and admins.';
  throw new MusterError('forbidden', whom);
}
