import { MusterError } from '../../../kit/errors.ts';
import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { kpiForms, kpiIds } from '../blocks/ids.ts';
import { buildMergeDeploysForm, buildMergeDeploysShell, readMergeDeploys } from '../blocks/merge-deploys.ts';
import { chooseMergeDeploys, findMergeDeploys } from '../use-cases/choose-merge-deploys.ts';

/** *Change* beside the repositories whose merges deploy. */
export function mergeDeploysSlack(needs: Ports): Pick<SlackListeners, 'actions' | 'submissions'> {
  return {
    actions: {
      [kpiIds.mergeDeploys.name]: {
        opens: buildMergeDeploysShell,
        run: async ({ actor }) => {
          const repositories = await findMergeDeploys(needs, actor);
          if (repositories === null)
            throw new MusterError('forbidden', 'Only admins choose what counts as a deployment.');
          return { kind: 'view', view: buildMergeDeploysForm(repositories) };
        },
      },
    },
    submissions: {
      [kpiForms.mergeDeploys]: {
        run: async ({ actor, form }) => {
          await chooseMergeDeploys(needs, actor, readMergeDeploys(form));
          return { kind: 'home', tab: 'settings' };
        },
      },
    },
  };
}
