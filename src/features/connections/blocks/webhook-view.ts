import { context, type ModalView, modal, section } from '../../../kit/blocks/index.ts';
import { code, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { Connection } from '../domain/connection.ts';
import type { WebhookToSet } from '../use-cases/connect-token.ts';
import { connectionForms } from './ids.ts';

/** What to set by hand at the tool. The secret is for the admin who looks, and stays in no message. */
export function buildWebhookView({ source, account, url, secret, trouble }: WebhookToSet): ModalView {
  const { where, events, next } = WORDS[source];
  return modal({
    title: 'Set the webhook',
    callbackId: connectionForms.token,
    close: 'Done',
    blocks: [
      section(md`*${account}* is connected. ${where}`),
      section(md`*${source === 'jira' ? 'URL' : 'Payload URL'}*\n${code(url)}`),
      ...(source === 'github' ? [section(md`*Content type*\n${code('application/json')}`)] : []),
      section(md`*Secret*\n${code(secret)}`),
      section(md`*${source === 'jira' ? 'Events' : 'Which events'}*\n${events}`),
      context(next),
      ...(trouble === null ? [] : [context(trouble)]),
    ],
  });
}

type Words = { readonly where: Mrkdwn; readonly events: Mrkdwn; readonly next: string };

const WORDS: Readonly<Record<Connection['source'], Words>> = {
  github: {
    where: md`So that GitHub tells Muster what happens, open each repository on GitHub, *Settings*, *Webhooks*, *Add webhook*, and fill in:`,
    events: md`Send me everything`,
    next: 'Then choose the repositories in Home, tab Settings. This page can be opened there again.',
  },
  jira: {
    where: md`So that Jira tells Muster what happens at once, an admin of Jira opens *Settings*, *System*, *WebHooks*, *Create a WebHook*, and fills in:`,
    events: md`*Issue*: created, updated, deleted · *Sprint*: all of them`,
    next: 'Without it Muster asks once a day. Then choose the projects in Home, tab Settings. This page can be opened there again.',
  },
};
