import { type ModalView, modal, section } from '../../../kit/blocks/index.ts';
import { type Mrkdwn, md, mentionChannel } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { Closed } from '../use-cases/close-sprint.ts';
import type { Opened } from '../use-cases/open-sprint.ts';
import type { SprintOfTeam } from '../use-cases/require-sprint.ts';
import type { Verified } from '../use-cases/verify-record.ts';
import { sprintForms } from './ids.ts';
import { sayDays } from './words.ts';

export function buildSaid(text: Mrkdwn): ModalView {
  return modal({ title: 'Sprint', callbackId: sprintForms.shown, close: 'Close', blocks: [section(text)] });
}

export function sayPlanned({ sprint, team }: SprintOfTeam): Mrkdwn {
  return md`*${sprint.name}* of ${team.name}, ${sayDays(sprint)}, is saved. \`/muster sprint\` shows it; *Open* there when it begins.`;
}

export function sayOpened({ kind, sprint, team }: Opened): Mrkdwn {
  if (kind === 'open-already') return md`*${sprint.name}* is open already.`;
  const where =
    team.channelId === null
      ? md`${team.name} has no channel, so its card goes nowhere.`
      : md`Its card goes to ${mentionChannel(team.channelId)}.`;
  return md`*${sprint.name}* is open, and what you committed to is sealed. ${where}`;
}

export function sayClosed({ kind, sprint, carriedTo }: Closed): Mrkdwn {
  if (kind === 'closed-already') return md`*${sprint.name}* was closed before. It is closed once.`;
  const carried = carriedTo === null ? md`` : md` What wasn’t done is in *${carriedTo.name}* now.`;
  return md`*${sprint.name}* is closed and its record sealed.${carried}`;
}

export function sayVerified({ sprint, at, seal, isUnbroken, isSame }: Verified, reader: Reader): Mrkdwn {
  const name = md`*${sprint.name}*, sealed ${showInstant(at, reader)}`;
  const digest = md`SHA-256 \`${seal}\``;
  if (!isUnbroken) return md`${name}: *the stored record is not what was sealed.* Tell whoever runs Muster.\n${digest}`;
  if (!isSame)
    return md`${name}: the record is what was sealed, but composed anew from history it differs. The sealed one counts.\n${digest}`;
  return md`${name}: the record is what was sealed, and composed anew from history it is the same, byte for byte.\n${digest}`;
}

type Reader = { readonly timeZone: string; readonly now: Date };
