import type { HostFactOf, HostNews } from '../../../ports/inbound/host-facts.ts';
import { stuckWork, workUnstuck } from '../../../ports/inbound/stuck-work.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { type AlertChange, alertNewsOf } from '../domain/security-alert.ts';
import { isSilent } from '../domain/silence.ts';
import { saveAlert } from '../store/save-runs.ts';
import { findAlertByHost } from '../store/security-alerts.ts';
import { findReadRepository } from './record-news.ts';

type Needs = Pick<Ports, 'scope' | 'random' | 'clock' | 'announce'>;

/**
 * Keeps a security alert of a repository that is read; newer states win. A grave one that was raised, or raised again,
 * within the last day is announced as stuck; a closed one as over. Harmless when repeated.
 */
export async function recordAlert(needs: Needs, { workspaceId, fact }: HostNews<HostFactOf<'alert'>>): Promise<void> {
  await needs.scope(workspaceId, async (tx) => {
    const repository = await findReadRepository(tx, fact);
    if (repository === null) return;
    const { id: hostId, openedAt, ...alert } = fact.alert;
    const of = { repositoryId: repository.id, hostId };
    const before = await findAlertByHost(tx, of, { hold: true });
    await saveAlert(tx, { id: needs.random.uuid(), ...of, ...alert });
    const after = await findAlertByHost(tx, of);
    if (after === null) return;
    const now = needs.clock.now();
    const change: AlertChange = { before, after, openedAt };
    const news = alertNewsOf(
      change,
      (at) => !isSilent({ at, bySync: false, connectedAt: repository.connectedAt, now }),
    );
    const subject = { kind: 'alert', id: after.id } as const;
    const trouble = { workspaceId, subject, cause: 'security-alert', part: '' } as const;
    if (news.kind === 'over') await needs.announce(tx, workUnstuck, trouble);
    if (news.kind === 'raised')
      await needs.announce(tx, stuckWork, { ...trouble, reason: '', first: null, since: news.at.toISOString() });
  });
}
