import {
  actions,
  button,
  checkboxes,
  context,
  input,
  type ModalView,
  modal,
  section,
  staticSelect,
  textInput,
} from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { ShownReading } from '../use-cases/set-reading.ts';
import { connectionForms, connectionIds } from './ids.ts';

/** Which site: the first step in a browser. */
export function buildSiteForm(): ModalView {
  return modal({
    title: 'Connect Jira',
    callbackId: connectionForms.jira,
    submit: 'Continue',
    close: 'Cancel',
    blocks: [
      section(
        'Atlassian asks you to allow Muster to read issues and sprints with your account, to move issues that are tied to tasks, and to be told of changes.',
      ),
      input({
        name: 'site',
        label: 'Site',
        element: textInput({ placeholder: 'acme.atlassian.net', maxLength: 300 }),
        hint: 'Leave it empty when your account sees only one.',
        optional: true,
      }),
    ],
  });
}

/** The link to follow. */
export function buildSiteLink(url: string): ModalView {
  const open = button({
    id: connectionIds.followLink.build('jira'),
    text: 'Go on to Atlassian',
    url,
    style: 'primary',
  });
  return modal({
    title: 'Connect Jira',
    callbackId: connectionForms.jira,
    close: 'Close',
    blocks: [
      section(md`Open Atlassian, choose the site and press *Accept*. Muster writes to you here when it is done.`),
      actions([open]),
      context('The link is yours alone and good for an hour.'),
    ],
  });
}

/** The way without an app. */
export function buildSiteTokenForm(): ModalView {
  return modal({
    title: 'Connect Jira',
    callbackId: connectionForms.jiraToken,
    submit: 'Connect',
    close: 'Cancel',
    blocks: [
      section(
        md`Muster reads what the token’s account may see, so best use an account of its own. On Cloud: *id.atlassian.com*, *Security*, *API tokens*; on Data Center: your profile, *Personal Access Tokens*.`,
      ),
      input({
        name: 'site',
        label: 'Address of the site',
        element: textInput({ placeholder: 'acme.atlassian.net', maxLength: 300 }),
      }),
      input({
        name: 'email',
        label: 'E-mail address of the account',
        element: textInput({ placeholder: 'ana@acme.com', maxLength: 200 }),
        hint: 'Leave it empty on Data Center.',
        optional: true,
      }),
      input({
        name: 'token',
        label: 'API token',
        element: textInput({ minLength: 8, maxLength: 1_000 }),
        hint: 'It is stored encrypted and shown to nobody.',
      }),
    ],
  });
}

/** Stands for "none of them": no field has such an id. */
export const NO_POINTS = 'none';

/** Which field holds the points, and what counts as done. */
export function buildReadingForm({ connectionId, site, fields, candidates, doneCategories }: ShownReading): ModalView {
  const chosen = candidates.filter(({ id }) => id === fields.points?.id);
  // Slack takes a hundred; the chosen one must be among them, or confirming would change it.
  const shown = [...chosen, ...candidates.filter(({ id }) => id !== fields.points?.id)].slice(0, 99);
  const choices = [
    ...shown.map(({ id, name }) => ({ text: name === '' ? id : name, value: id })),
    { text: 'None: count issues', value: NO_POINTS },
  ];
  return modal({
    title: 'Points and done',
    callbackId: connectionForms.reading,
    submit: 'That is right',
    close: 'Cancel',
    privateMetadata: connectionId,
    blocks: [
      section(md`How Muster reads the issues of *${site.replace(/^https:\/\//, '')}*.`),
      input({
        name: 'points',
        label: 'Field with the points',
        element: staticSelect({ choices, initial: chosen[0]?.id ?? NO_POINTS }),
        hint: 'Another field: everything is read anew, from the beginning.',
      }),
      input({
        name: 'done',
        label: 'An issue is done in',
        element: checkboxes({ choices: CATEGORIES, initial: doneCategories }),
        hint: 'Every status of Jira belongs to one of these three.',
      }),
    ],
  });
}

const CATEGORIES = [
  { text: 'To do', value: 'to-do' },
  { text: 'In progress', value: 'in-progress' },
  { text: 'Done', value: 'done' },
];
