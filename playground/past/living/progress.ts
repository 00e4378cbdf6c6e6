import type { Journal } from '../../slack/journal.ts';
import type { Deed } from '../planned-deed.ts';
import type { Performed } from './performance.ts';

/** How far the past was lived through, kept in the local Slack's journal: what was said and that it was said lie side by side. */
export type Progress = {
  /** The first deed that isn't done, as far as we know. */
  readonly next: number;
  saidAt(key: string): string | null;
  done(index: number, deed: Deed, ended: Performed): void;
};

const STEP = /^past (?<index>\d+)(?: (?<ts>\d+\.\d+) (?<key>.+))?$/;

export function openProgress({ seeded, write }: Pick<Journal, 'seeded' | 'write'>): Progress {
  const steps = [...seeded].map((step) => STEP.exec(step)?.groups ?? {});
  const said = new Map<string, string>();
  for (const { key, ts } of steps) if (key !== undefined && ts !== undefined) said.set(key, ts);
  return {
    next: Math.max(-1, ...steps.map(({ index = -1 }) => Number(index))) + 1,
    saidAt: (key) => said.get(key) ?? null,
    done(index, deed, ended) {
      const key = deed.kind === 'say' ? deed.key : undefined;
      const ts = ended.kind === 'done' ? ended.ts : undefined;
      if (key !== undefined && ts !== undefined) said.set(key, ts);
      const named = key === undefined || ts === undefined ? '' : ` ${ts} ${key}`;
      write({ op: 'seeded', step: `past ${index}${named}` });
    },
  };
}
