import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, SlackUserId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listChosenRepositories } from '../../connections/index.ts';
import { findPeopleBySlackIds, listIdentitiesOf } from '../../people/index.ts';
import type { NumbersAsk } from '../domain/ask.ts';
import { chooseScope } from '../domain/choose-scope.ts';
import { mayRead, type Scope } from '../domain/scope.ts';
import type { ScopeName, ShownNumbers } from '../domain/shown.ts';
import { readSeries, type SeriesWeek } from './read-series.ts';
import { type ResolvedAsk, readShown } from './read-shown.ts';
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
  /** No repository was ever chosen. A connection that broke keeps its numbers. */
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
      /** The last twelve weeks, oldest first. */
      readonly weeks: readonly SeriesWeek[];
    };

type Needs = Pick<Ports, 'scope' | 'clock'>;

/** The Numbers tab as somebody may see it. What they may not see any more, or never, gives way to what suits them. */
export function readNumbersTab(needs: Needs, reader: PersonActor, asked: NumbersAsk): Promise<NumbersTab> {
  return needs.scope(reader.workspaceId, async (tx) =>
    readNumbersWithin(needs, tx, { reader, asked, known: await readViewer(tx, reader) }),
  );
}

type Known = Awaited<ReturnType<typeof readViewer>>;

/** The same for whoever knows the reader already. Joins the transaction. */
export async function readNumbersWithin(
  needs: Pick<Needs, 'clock'>,
  tx: Tx,
  { reader, asked, known }: { readonly reader: PersonActor; readonly asked: NumbersAsk; readonly known: Known },
): Promise<NumbersTab> {
  const repositories = await listChosenRepositories(tx);
  if (repositories.length === 0) return { kind: 'unconnected', mayConnect: reader.role === 'admin' };
  const { viewer, teams } = known;
  const wanted = chooseScope(asked.scope, viewer) ?? chooseScope(null, viewer);
  const { scope, whose } = (wanted && (await named(tx, wanted, known))) ?? self(viewer);
  const ask = { ...asked, scope };
  const now = needs.clock.now();
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
    shown: await readShown(tx, { ask, whose, viewer, teams, zone: reader.timeZone, now }),
    weeks: await readSeries(tx, { ask, zone: reader.timeZone, now }),
  };
}

type Named = { readonly scope: Scope; readonly whose: ScopeName };

async function named(tx: Tx, scope: Scope, known: Known): Promise<Named | null> {
  const whose = await nameScope(tx, scope, known);
  return whose === null ? null : { scope, whose };
}

function self({ personId }: PersonViewer): Named {
  return { scope: { kind: 'person', personId }, whose: { kind: 'self' } };
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
