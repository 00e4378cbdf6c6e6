import type { Refusal } from '../../ports/inbound/people.ts';

/** What Muster says by itself. Plain, short, kind: what happened and what to do next. */
export const sentences = {
  starting: 'Muster is starting up; try again in a minute.',
  otherWorkspace:
    'Muster is set up for another workspace, so nothing was done. Ask whoever runs Muster to check its bot token.',
  busy: 'Muster is busy and did nothing. Try again in a moment.',
  late: 'That took too long and nothing was changed. Try again in a moment.',
  unconfirmed: 'I could not confirm this; look in `/task list` before repeating.',
  unavailable: 'Something I need is away just now. Nothing was changed; try again in a moment.',
  oldControl: 'This belongs to an older version of Muster and does nothing any more. Open it again from the start.',
  oldForm:
    'This form belongs to an older version of Muster. Copy what you typed, close it and open it again from the start.',
  lateForm: 'Slack took too long, so the form could not open. Nothing is lost:',
  lateFormAgain: 'Slack took too long, so the form could not open. Please do the same once more.',
  noChoices: 'I can’t look right now. Type again in a moment.',
  closing: 'Done. You can close this.',
  stranger:
    'Muster doesn’t know you yet. If you have just joined, try again in a minute; otherwise ask an admin of this workspace.',
  broken: (reference: string) =>
    `Something broke on our side. Try again; if it stays, tell whoever runs Muster this code: ${reference}.`,
} as const;

/** Why somebody may not act, one sentence each. */
export const refusals: Readonly<Record<Refusal, string>> = {
  guest: 'Muster is for full members of this workspace; guests can’t use it. An admin can change your account.',
  deactivated:
    'Your account in this workspace is switched off, so Muster can’t act for you. An admin can switch it on.',
  bot: 'Muster works for people; bots can’t use it.',
  'other-organisation':
    'You belong to another organisation, and Muster works only for members of this workspace. Ask one of them to do it.',
};
