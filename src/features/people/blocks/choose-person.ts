import {
  actions,
  button,
  type FormValues,
  input,
  type ModalView,
  modal,
  section,
  textOf,
  usersSelect,
} from '../../../kit/blocks/index.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { ReviewAsk } from '../domain/review.ts';
import type { ReviewRow } from '../use-cases/review-identities.ts';
import { parseSlackUserId, peopleForms, peopleIds, writeChoice } from './ids.ts';
import { describeIdentity, toolOf } from './review-row.ts';

/** The form in which an admin says who an account is. @param ask the list to return to */
export function buildChoosePerson(row: Pick<ReviewRow, 'identity' | 'emails' | 'person'>, ask: ReviewAsk): ModalView {
  const { identity, person } = row;
  return modal({
    title: 'Who is this?',
    callbackId: peopleForms.chooseMatch,
    submit: 'Save',
    close: 'Cancel',
    privateMetadata: writeChoice({ identityId: identity.id, version: identity.version, ask }),
    blocks: [
      section(md`${describeIdentity(row)} on ${toolOf(row.identity)}`),
      input({
        name: 'person',
        label: 'Person',
        hint: 'Everything this account did and does counts as theirs. It can be undone.',
        element: usersSelect({ initial: person?.slackUserId ?? null }),
      }),
      actions([button({ id: peopleIds.reviewPage.build(String(ask.page)), text: 'Back to the list' })]),
    ],
  });
}

/** Who was chosen; null when nobody was. */
export function readChosenPerson(form: FormValues): SlackUserId | null {
  return parseSlackUserId(textOf(form, 'person') ?? '');
}
