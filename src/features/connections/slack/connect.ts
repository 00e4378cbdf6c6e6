import { textOf } from '../../../kit/blocks/index.ts';
import type { ActionArgs, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildConnectForm, buildConnectLink, buildTokenForm } from '../blocks/connect-form.ts';
import { connectionForms, connectionIds } from '../blocks/ids.ts';
import { buildFound, buildTested } from '../blocks/notes.ts';
import { buildShell } from '../blocks/shells.ts';
import { buildWebhookView } from '../blocks/webhook-view.ts';
import { connectToken, showWebhook } from '../use-cases/connect-token.ts';
import { discardApp, disconnect } from '../use-cases/disconnect.ts';
import { followInstallations } from '../use-cases/follow-installations.ts';
import { requireAdmin } from '../use-cases/require-admin.ts';
import { startConnecting } from '../use-cases/start-connecting.ts';
import { testConnection } from '../use-cases/test-connection.ts';
import { answer, requireId } from './answers.ts';

/** Connecting, testing, disconnecting. What asks GitHub shows a shell first: Slack doesn't wait for it. */
export function connectListeners(needs: Ports): SlackListeners {
  return {
    actions: {
      [connectionIds.connect.name]: { opens: buildConnectForm, run: (args) => showForm(args, buildConnectForm) },
      [connectionIds.useToken.name]: { opens: buildTokenForm, run: (args) => showForm(args, buildTokenForm) },
      [connectionIds.followLink.name]: { run: async () => ({ kind: 'nothing' }) },
      [connectionIds.checkAgain.name]: {
        opens: () => buildShell('Check again'),
        run: (args) => checkAgain(needs, args),
      },
      [connectionIds.test.name]: { opens: () => buildShell('Test'), run: (args) => test(needs, args) },
      [connectionIds.showWebhook.name]: {
        opens: () => buildShell('Set the webhook'),
        run: async ({ actor, argument }) => ({
          kind: 'view',
          view: buildWebhookView(await showWebhook(needs, actor, requireId(argument))),
        }),
      },
      [connectionIds.disconnect.name]: {
        run: async (args) => {
          await disconnect(needs, args.actor, requireId(args.argument));
          return answer(args, 'Disconnected.');
        },
      },
      [connectionIds.discardApp.name]: {
        run: async (args) => {
          await discardApp(needs, args.actor, requireId(args.argument));
          return answer(args, 'Discarded.');
        },
      },
    },
    submissions: {
      [connectionForms.connect]: { run: (args) => begin(needs, args) },
      [connectionForms.token]: { run: (args) => useToken(needs, args) },
    },
  };
}

/** Somebody who was an admin when the button was drawn learns it before they type. */
async function showForm({ actor }: ActionArgs, build: typeof buildConnectForm): Promise<Reply> {
  requireAdmin(actor);
  return { kind: 'view', view: build() };
}

async function begin(needs: Ports, { actor, form }: SubmissionArgs): Promise<Reply> {
  const { url } = await startConnecting(needs, actor, textOf(form, 'organisation') ?? '');
  return { kind: 'view', view: buildConnectLink(url) };
}

async function useToken(needs: Ports, { actor, form }: SubmissionArgs): Promise<Reply> {
  return { kind: 'view', view: buildWebhookView(await connectToken(needs, actor, textOf(form, 'token') ?? '')) };
}

async function test(needs: Ports, { actor, argument }: ActionArgs): Promise<Reply> {
  return { kind: 'message', message: buildTested(await testConnection(needs, actor, requireId(argument))) };
}

async function checkAgain(needs: Ports, { actor }: ActionArgs): Promise<Reply> {
  requireAdmin(actor);
  return { kind: 'message', message: buildFound(await followInstallations(needs, actor)) };
}
