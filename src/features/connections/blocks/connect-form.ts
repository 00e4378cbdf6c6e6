import {
  actions,
  button,
  context,
  input,
  type ModalView,
  modal,
  section,
  textInput,
} from '../../../kit/blocks/index.ts';
import { code, md } from '../../../kit/mrkdwn.ts';
import { connectionForms, connectionIds } from './ids.ts';

/** Whose app it becomes: the first step of connecting. */
export function buildConnectForm(): ModalView {
  return modal({
    title: 'Connect GitHub',
    callbackId: connectionForms.connect,
    submit: 'Continue',
    close: 'Cancel',
    blocks: [
      section(
        'Muster gets a GitHub App of your own: it may read pull requests, reviews, checks and members, and write nothing. You make it with one click on GitHub and then choose where to install it.',
      ),
      input({
        name: 'organisation',
        label: 'Organisation on GitHub',
        element: textInput({ placeholder: 'acme', maxLength: 200 }),
        hint: 'As in its address, github.com/acme. Leave it empty for your own account. You have to be an owner there.',
        optional: true,
      }),
    ],
  });
}

/** The link to follow. */
export function buildConnectLink(url: string): ModalView {
  const open = button({
    id: connectionIds.followLink.build('connect'),
    text: 'Go on to GitHub',
    url,
    style: 'primary',
  });
  return modal({
    title: 'Connect GitHub',
    callbackId: connectionForms.connect,
    close: 'Close',
    blocks: [
      section(
        md`Open GitHub, press *Create GitHub App* there, and install it. Muster writes to you here when it is done.`,
      ),
      actions([open]),
      context('The link is yours alone and good for an hour.'),
    ],
  });
}

/** The way without an app, for a single team. */
export function buildTokenForm(): ModalView {
  return modal({
    title: 'Use a token',
    callbackId: connectionForms.token,
    submit: 'Connect',
    close: 'Cancel',
    blocks: [
      section(
        md`A token reads what its owner can see, and you set one webhook by hand in each repository. On GitHub: *Settings*, *Developer settings*, *Personal access tokens*; a classic one needs the scopes ${code('repo')} and ${code('read:org')}.`,
      ),
      input({
        name: 'token',
        label: 'Token',
        element: textInput({ placeholder: 'ghp_…', minLength: 10, maxLength: 300 }),
        hint: 'It is stored encrypted and shown to nobody.',
      }),
    ],
  });
}
