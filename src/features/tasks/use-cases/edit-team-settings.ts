import type { PersonActor } from '../../../kit/actor.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordChange } from '../../history/index.ts';
import { getTeamToEdit, raiseDirectory, unsureDirectory } from '../../people/index.ts';
import { defaultTeamSettings, sameSettings, type TeamSettings } from '../domain/team-settings.ts';
import { listTeamSettings, saveTeamSettings } from '../store/team-settings.ts';

type Needs = Pick<Ports, 'act' | 'clock' | 'random' | 'memory'>;

/**
 * Says how a team handles its tasks. Tasks that wait for a sign-off already go on waiting.
 * @throws MusterError 'not-found' the team was deleted · 'forbidden' neither its lead, its manager nor an admin
 */
export function editTeamSettings(
  needs: Needs,
  actor: PersonActor,
  { teamId, settings }: { readonly teamId: TeamId; readonly settings: TeamSettings },
): Promise<{ readonly kind: 'saved' | 'unchanged'; readonly name: string }> {
  return needs.act(actor, async (tx) => {
    const { name } = await getTeamToEdit(tx, actor, teamId);
    const before = (await listTeamSettings(tx, [teamId])).get(teamId) ?? defaultTeamSettings;
    if (sameSettings(before, settings)) return { kind: 'unchanged', name };
    await saveTeamSettings(tx, teamId, settings);
    // The letters a team asks for are remembered together with its people.
    unsureDirectory(needs, actor.workspaceId);
    await raiseDirectory(tx);
    await recordChange(tx, actor, {
      id: needs.random.uuid(),
      at: needs.clock.now(),
      subject: { kind: 'task-team-settings', id: teamId },
      action: 'task-team-settings.edit',
      before: { ...before },
      after: { ...settings },
    });
    return { kind: 'saved', name };
  });
}
