import type { Row } from 'postgres';
import type { Actor } from '../../kit/actor.ts';
import { MusterError, UnknownOutcome } from '../../kit/errors.ts';
import type { WorkspaceId } from '../../kit/ids.ts';
import { type SqlText, writeSql } from '../../kit/sql-text.ts';
import type { Tx } from '../../ports/outbound/store.ts';
import { isInBackground } from '../background.ts';
import { crashPoint } from '../crash-points.ts';
import { currentRequestId } from '../request-trail.ts';
import { beginOn, openSession, type Session } from './session.ts';
import type { SessionPool } from './session-pool.ts';
import { isConnectionLoss, translateStoreError } from './store-faults.ts';

export type ScopeSettings = {
  readonly pool: SessionPool;
  /** `muster_app`; null where the owner may not switch roles and row-level security is forced on it instead. */
  readonly role: string | null;
  readonly statementTimeoutMs: number;
};

/** A person waits at most this long for another's lock. Source: the answer budget of 2.2 s. */
const LOCK_TIMEOUT_MS = 1_000;

/**
 * What nobody waits for: a page of history holds its repository for a second or two on a busy machine, and whoever is next
 * had better wait than begin anew. In milliseconds; a statement's own time includes its wait.
 */
const BACKGROUND = { lockTimeoutMs: 8_000, statementTimeoutMs: 10_000 };

/** `fn` inside begin … commit, seeing one workspace. */
export async function runScoped<T>(
  settings: ScopeSettings,
  workspaceId: WorkspaceId,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  const session = await startSession(settings, workspaceId);
  let commitSent = false;
  try {
    // What `fn` asks first travels with it; were it refused, PostgreSQL would refuse the rest as well.
    session.begun.catch(() => {});
    const result = await Promise.race([fn(session.tx()), session.broken]);
    await session.begun;
    crashPoint('change.before-commit');
    commitSent = true;
    const commit = await Promise.race([session.sql.unsafe('commit'), session.broken]);
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK: somebody swallowed a failed statement.
    if (commit.command === 'ROLLBACK') throw new Error('a failed statement was ignored inside a transaction');
    crashPoint('change.committed');
    return result;
  } catch (error) {
    // What was refused first is the cause; whatever followed only heard that the transaction had failed.
    const first = session.isBroken()
      ? null
      : await session.begun.then(
          () => null,
          (refusal: unknown) => refusal,
        );
    throw await abandon(session, { error: first ?? error, commitSent });
  } finally {
    session.release();
  }
}

/** Begin, scope, statement and commit in one flight. A failed statement turns the commit into a rollback. */
export async function runHot<R extends Row>(
  settings: ScopeSettings,
  actor: Pick<Actor, 'workspaceId' | 'requestKey'>,
  hot: SqlText,
): Promise<readonly R[]> {
  const { pool } = settings;
  const { text, values } = writeSql(hot);
  // What may wait patiently for a lock has a connection alone: nobody's command may stand behind it.
  const client = await (isInBackground() ? pool.acquire({ background: true }) : pool.board());
  const session = beginOn(pool, client, enter(settings, actor.workspaceId));
  if (!session.isWarm()) await session.warmUp().catch(failTranslated);
  try {
    // No pause since `begin`: on the same connection another's flight may follow, and must not come between.
    const statement = session.sql.unsafe<R[]>(text, [...values], { prepare: true }).execute();
    const commit = session.sql.unsafe('commit').execute();
    const all = Promise.allSettled([session.begun, statement, commit]);
    const [begun, rows, committed] = await Promise.race([all, session.broken]);
    for (const part of [begun, rows, committed]) if (part.status === 'rejected') throw part.reason;
    crashPoint('change.committed');
    return await statement;
  } catch (error) {
    // Reads carry no key and change nothing, so their outcome can't be unknown.
    if (isLost(session, error) && actor.requestKey !== null) throw new UnknownOutcome(error);
    throw translateStoreError(error);
  } finally {
    session.release();
  }
}

function startSession(settings: ScopeSettings, workspaceId: WorkspaceId): Promise<Session> {
  return openSession(settings.pool, enter(settings, workspaceId)).catch(failTranslated);
}

function failTranslated(error: unknown): never {
  throw translateStoreError(error);
}

/** Begin and scope as one message: all of it holds until the end of the transaction and not longer. */
function enter({ role, statementTimeoutMs }: ScopeSettings, workspaceId: WorkspaceId): string {
  const patient = isInBackground();
  const settings = [
    ['lock_timeout', String(patient ? BACKGROUND.lockTimeoutMs : LOCK_TIMEOUT_MS)],
    ['statement_timeout', String(patient ? BACKGROUND.statementTimeoutMs : statementTimeoutMs)],
    ...(role === null ? [] : [['role', role]]),
    ['app.workspace_id', workspaceId],
    ['app.request_id', currentRequestId() ?? ''],
  ];
  return `begin; select ${settings.map(([name = '', value = '']) => `set_config(${quote(name)}, ${quote(value)}, true)`).join(', ')}`;
}

/** As a literal that no setting of the server reads otherwise: a backslash would mean something with old ones. */
function quote(value: string): string {
  return `'${value.replaceAll('\\', '').replaceAll("'", "''")}'`;
}

/** A reset connection fails its statements a moment before it is known to be closed. */
function isLost(session: Session, error: unknown): boolean {
  return session.isBroken() || isConnectionLoss(error);
}

async function abandon(
  session: Session,
  { error, commitSent }: { error: unknown; commitSent: boolean },
): Promise<unknown> {
  if (session.isBroken()) return commitSent ? new UnknownOutcome(error) : unavailable(error);
  // A rollback fails only where the connection is gone, and the transaction with it: the first error says what happened.
  await Promise.race([session.sql.unsafe('rollback'), session.broken]).catch(() => {});
  return commitSent && isLost(session, error) ? new UnknownOutcome(error) : translateStoreError(error);
}

function unavailable(cause: unknown): MusterError {
  return new MusterError('unavailable', 'Muster lost its database for a moment. Nothing was changed; try again.', {
    cause,
  });
}
