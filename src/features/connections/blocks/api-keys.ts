import { z } from 'zod';
import {
  actionId,
  actions,
  type Block,
  button,
  context,
  header,
  input,
  type ModalView,
  modal,
  section,
  textInput,
} from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { ApiKeyId } from '../../../kit/ids.ts';
import { code, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { ApiKey } from '../domain/api-key.ts';

/** The argument of `revoke` is the key's id. */
export const apiKeyIds = {
  make: actionId('connections.new-api-key'),
  revoke: actionId('connections.revoke-api-key'),
} as const;
export const apiKeyForms = { make: 'connections.api-key-form' } as const;

/** @throws MusterError 'invalid' for a button of another version of Muster */
export function readApiKeyId(argument: string): ApiKeyId {
  if (z.uuid().safeParse(argument).success) return argument as ApiKeyId;
  throw new MusterError('invalid', 'This button is too old. Open Home’s tab Settings again.');
}

/** One key a line, for admins. */
export function buildApiKeys(
  keys: readonly ApiKey[],
  reader: { readonly timeZone: string; readonly now: Date },
): readonly Block[] {
  const lines = keys.map(({ id, name, createdAt, usedAt }) =>
    section(
      md`*${name}*\nmade ${showInstant(createdAt, reader)}, ${usedAt === null ? 'never used' : `used ${showInstant(usedAt, reader)}`}`,
      {
        accessory: button({
          id: apiKeyIds.revoke.build(id),
          text: 'Revoke',
          label: `Revoke the API key ${name}`,
          style: 'danger',
          confirm: {
            title: 'Revoke this key?',
            text: md`Whatever uses *${name}* stops working at once.`,
            confirm: 'Revoke it',
            deny: 'Keep it',
            style: 'danger',
          },
        }),
      },
    ),
  );
  return [
    header('API keys'),
    ...(lines.length === 0 ? [context('Programs send commits to Muster with a key of their own.')] : lines),
    actions([button({ id: apiKeyIds.make.build(), text: 'New API key' })]),
  ];
}

export function buildApiKeyShell(): ModalView {
  return modal({
    title: 'New API key',
    callbackId: 'connections.shown',
    close: 'Cancel',
    blocks: [section('One moment…')],
  });
}

export function buildApiKeyForm(): ModalView {
  return modal({
    title: 'New API key',
    callbackId: apiKeyForms.make,
    submit: 'Make it',
    close: 'Cancel',
    blocks: [
      input({
        name: 'name',
        label: 'What is it for?',
        hint: 'For example the name of the program that will use it.',
        element: textInput({ maxLength: 60 }),
      }),
    ],
  });
}

/** The only time a key is shown. */
export function buildNewApiKey(token: string): ModalView {
  return modal({
    title: 'New API key',
    callbackId: 'connections.shown',
    close: 'Done',
    blocks: [
      section(md`Copy it now: Muster keeps only its fingerprint and can’t show it again.`),
      section(code(token)),
      context('Programs send it as “Authorization: Bearer …”. Whoever has it may write for this workspace.'),
    ],
  });
}
