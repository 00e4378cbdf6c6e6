import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { StatusCategory } from '../../../ports/outbound/tracker-records.ts';
import { recordChange } from '../../history/index.ts';
import type { TrackerSettings } from '../domain/tracker.ts';
import { trackerDue } from '../events.ts';
import { findSealedConnection } from '../store/connections.ts';
import { findTrackerSettings, saveReading } from '../store/trackers.ts';
import { requireAdmin } from './require-admin.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'announce'>;

export type ShownReading = TrackerSettings & { readonly site: string };

/** How a site's issues are read. @throws MusterError 'forbidden' no admin · 'not-found' the site is gone */
export async function showReading(
  needs: Pick<Ports, 'scope'>,
  actor: PersonActor,
  connectionId: ConnectionId,
): Promise<ShownReading> {
  requireAdmin(actor);
  return needs.scope(actor.workspaceId, (tx) => requireReading(tx, connectionId));
}

/**
 * Confirms or changes which field holds the points and what counts as done. Another field: everything is read anew.
 * @throws MusterError 'forbidden' no admin · 'not-found' the site is gone · 'invalid' no such field, or nothing is done ever
 */
export async function setReading(
  needs: Needs,
  actor: PersonActor,
  set: {
    readonly connectionId: ConnectionId;
    /** Null: none of them. */
    readonly pointsFieldId: string | null;
    readonly doneCategories: readonly StatusCategory[];
  },
): Promise<void> {
  requireAdmin(actor);
  const { connectionId, pointsFieldId, doneCategories } = set;
  if (doneCategories.length === 0) throw refused('done', 'Tick at least one: otherwise nothing is ever done.');
  await needs.act(actor, async (tx) => {
    const before = await requireReading(tx, connectionId);
    const points = before.candidates.find(({ id }) => id === pointsFieldId) ?? null;
    if (points === null && pointsFieldId !== null)
      throw refused('points', 'Jira has no such field any more. Choose another one.');
    const at = needs.clock.now();
    await saveReading(tx, connectionId, { points, doneCategories, at });
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at, subject: { kind: 'connection', id: connectionId } },
      action: 'connection.set-reading',
      before: { points: before.fields.points?.name ?? null, done: before.doneCategories },
      after: { points: points?.name ?? null, done: doneCategories },
    });
    if (points?.id !== before.fields.points?.id)
      await needs.announce(tx, trackerDue, { workspaceId: actor.workspaceId, connectionId });
  });
}

async function requireReading(tx: Tx, connectionId: ConnectionId): Promise<ShownReading> {
  const connection = await findSealedConnection(tx, connectionId);
  const settings = await findTrackerSettings(tx, connectionId);
  if (connection === null || connection.state === 'closed' || settings === null)
    throw new MusterError('not-found', 'This connection is gone. Home, tab Settings, shows those that there are.');
  return { ...settings, site: connection.account };
}

function refused(field: 'points' | 'done', sentence: string): MusterError {
  return new MusterError('invalid', sentence, { fields: { [field]: sentence } });
}
