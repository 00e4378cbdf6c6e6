import type { TeamId } from '../../../kit/ids.ts';
import { defaultRequiredLetters, type RaciLetter } from './checker.ts';

/** How a team handles its tasks. The first team (by name) of the responsible decides. */
export type TeamSettings = {
  /** Whether the accountable accepts before a task is done. */
  readonly signOff: boolean;
  /** Always with R and A: a task without them can't be kept. */
  readonly required: readonly RaciLetter[];
};

export const defaultTeamSettings: TeamSettings = { signOff: false, required: defaultRequiredLetters };

/** One team as its settings list shows it. */
export type TeamSettingsRow = {
  readonly teamId: TeamId;
  readonly name: string;
  readonly settings: TeamSettings;
};

/** Letters a team may ask for besides R and A. */
export const optionalLetters = ['C', 'I'] as const satisfies readonly RaciLetter[];

export function sameSettings(a: TeamSettings, b: TeamSettings): boolean {
  return a.signOff === b.signOff && [...a.required].sort().join() === [...b.required].sort().join();
}
