import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { ActionArgs, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { connectionForms, connectionIds, parseRepositoriesMetadata, type RepositoriesMetadata } from '../blocks/ids.ts';
import { buildRepositories, readTicked } from '../blocks/repositories.ts';
import { buildShell } from '../blocks/shells.ts';
import { choiceOf } from '../domain/repository-list.ts';
import { chooseFound, chooseRepositories, showRepositories } from '../use-cases/choose-repositories.ts';
import { requireId } from './answers.ts';

/** Choosing what is read: a page of boxes, a search, all or none. */
export function repositoryListeners(needs: Ports): SlackListeners {
  return {
    actions: {
      [connectionIds.repositories.name]: {
        opens: () => buildShell('Choose what is read'),
        run: ({ actor, argument }) =>
          draw(needs, actor, { connectionId: requireId(argument), search: '', page: 0, draw: 0 }),
      },
      [connectionIds.search.name]: {
        run: async (args) => {
          const shown = await keepPage(needs, args);
          const search = typeof args.value === 'string' ? args.value.trim() : '';
          return draw(needs, args.actor, { ...next(shown), search, page: 0 });
        },
      },
      [connectionIds.turnPage.name]: {
        run: async (args) => {
          const shown = await keepPage(needs, args);
          const page = /^\d{1,4}$/.test(args.argument) ? Number(args.argument) : 0;
          return draw(needs, args.actor, { ...next(shown), page });
        },
      },
      [connectionIds.selectFound.name]: {
        run: async (args) => {
          const { connectionId, search, ...shown } = requireMetadata(args);
          await chooseFound(needs, args.actor, { connectionId, search, select: args.argument === 'all' });
          return draw(needs, args.actor, next({ ...shown, connectionId, search }));
        },
      },
    },
    submissions: { [connectionForms.repositories]: { run: (args) => finish(needs, args) } },
  };
}

type At = Pick<RepositoriesMetadata, 'search' | 'page' | 'draw'> & { readonly connectionId: ConnectionId };

const next = ({ connectionId, search, page, draw: drawn }: At): At => ({ connectionId, search, page, draw: drawn + 1 });

async function draw(needs: Ports, actor: PersonActor, at: At): Promise<Reply> {
  return { kind: 'view', view: buildRepositories(await showRepositories(needs, actor, at), at) };
}

/** What was ticked on the page that is left stays. */
async function keepPage(needs: Ports, args: ActionArgs): Promise<RepositoriesMetadata> {
  const shown = requireMetadata(args);
  const form = args.source.kind === 'modal' ? args.source.form : {};
  const choice = choiceOf(shown.shown, readTicked(form));
  await chooseRepositories(needs, args.actor, { connectionId: shown.connectionId, choice });
  return shown;
}

async function finish(needs: Ports, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const shown = parseRepositoriesMetadata(privateMetadata);
  if (shown === null) return { kind: 'close' };
  const choice = choiceOf(shown.shown, readTicked(form));
  await chooseRepositories(needs, actor, { connectionId: shown.connectionId, choice });
  return { kind: 'home', tab: 'settings' };
}

/** @throws MusterError 'invalid' a form we did not draw */
function requireMetadata({ source }: ActionArgs): RepositoriesMetadata {
  const read = source.kind === 'modal' ? parseRepositoriesMetadata(source.privateMetadata) : null;
  if (read === null) throw new MusterError('invalid', 'This form is too old. Open it again in Home, tab Settings.');
  return read;
}
