import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TeamId } from '../../../kit/ids.ts';

/** Buttons in Home; the argument is the team. */
export const leaderboardIds = {
  settings: actionId('leaderboard.settings'),
  preview: actionId('leaderboard.preview'),
  post: actionId('leaderboard.post'),
} as const;

/** Callback ids of forms. */
export const leaderboardForms = {
  settings: 'leaderboard.settings-form',
  /** Shows something; nothing is sent back. */
  shown: 'leaderboard.shown',
} as const;

/** @throws MusterError 'invalid' for a button or form of another version of Muster */
export function readTeamId(text: string): TeamId {
  const parsed = z.uuid().safeParse(text);
  if (parsed.success) return parsed.data as TeamId;
  throw new MusterError('invalid', 'This button is too old. Open Home again, tab Settings.');
}
