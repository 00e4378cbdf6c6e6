import { z } from 'zod';
import { listOf, type ModalView, textOf } from '../../../kit/blocks/index.ts';
import type { ActionArgs, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { connectionForms, connectionIds } from '../blocks/ids.ts';
import { buildShell } from '../blocks/shells.ts';
import { buildReadingForm, buildSiteForm, buildSiteLink, buildSiteTokenForm, NO_POINTS } from '../blocks/site-forms.ts';
import { buildWebhookView } from '../blocks/webhook-view.ts';
import { connectSite } from '../use-cases/connect-site.ts';
import { requireAdmin } from '../use-cases/require-admin.ts';
import { setReading, showReading } from '../use-cases/set-reading.ts';
import { startSite } from '../use-cases/start-site.ts';
import { requireId } from './answers.ts';

/** Connecting Jira, and how its issues are read. Testing, choosing and disconnecting are the same for every tool. */
export function siteListeners(needs: Ports): Pick<SlackListeners, 'actions' | 'submissions'> {
  return {
    actions: {
      [connectionIds.connectJira.name]: { opens: buildSiteForm, run: (args) => showForm(args, buildSiteForm) },
      [connectionIds.useJiraToken.name]: {
        opens: buildSiteTokenForm,
        run: (args) => showForm(args, buildSiteTokenForm),
      },
      [connectionIds.reading.name]: {
        opens: () => buildShell('Points and done'),
        run: async ({ actor, argument }) => ({
          kind: 'view',
          view: buildReadingForm(await showReading(needs, actor, requireId(argument))),
        }),
      },
    },
    submissions: {
      [connectionForms.jira]: {
        run: async ({ actor, form }) => ({
          kind: 'view',
          view: buildSiteLink((await startSite(needs, actor, textOf(form, 'site') ?? '')).url),
        }),
      },
      [connectionForms.jiraToken]: {
        run: async ({ actor, form }) => {
          const text = (name: string) => textOf(form, name) ?? '';
          const typed = { site: text('site'), email: text('email'), token: text('token') };
          return { kind: 'view', view: buildWebhookView(await connectSite(needs, actor, typed)) };
        },
      },
      [connectionForms.reading]: { run: (args) => saveReading(needs, args) },
    },
  };
}

/** Somebody who was an admin when the button was drawn learns it before they type. */
async function showForm({ actor }: ActionArgs, build: () => ModalView): Promise<Reply> {
  requireAdmin(actor);
  return { kind: 'view', view: build() };
}

const categories = z.array(z.enum(['to-do', 'in-progress', 'done']));

async function saveReading(needs: Ports, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const points = textOf(form, 'points') ?? NO_POINTS;
  await setReading(needs, actor, {
    connectionId: requireId(privateMetadata),
    pointsFieldId: points === NO_POINTS ? null : points,
    doneCategories: categories.catch([]).parse(listOf(form, 'done')),
  });
  return { kind: 'home', tab: 'settings' };
}
