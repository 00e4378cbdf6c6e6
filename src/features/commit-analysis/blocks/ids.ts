import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';

/** Buttons; the argument is a commit's id unless said otherwise. */
export const commitIds = {
  appeal: actionId('commit-analysis.appeal'),
  undo: actionId('commit-analysis.undo-appeal'),
  /** The argument is weeks ago and the offset: `1:8`. */
  page: actionId('commit-analysis.page'),
} as const;

export const commitForms = { appeal: 'commit-analysis.appeal-form' } as const;

/** Null unless it is an id of ours. */
export function readCommitId(argument: string): string | null {
  return z.uuid().safeParse(argument).success ? argument : null;
}

const metadata = z.object({ commitId: z.uuid(), ago: z.number().int().min(0).max(52) });
export type AppealMetadata = z.infer<typeof metadata>;

/** Null for a form of another version of Muster. */
export function readMetadata(text: string): AppealMetadata | null {
  try {
    return metadata.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Which week and page of the tab; what is out of bounds or unreadable is the present week's first. */
export type NumbersPage = { readonly ago: number; readonly offset: number };

export function readPage(text: string | undefined): NumbersPage {
  const [ago = Number.NaN, offset = Number.NaN] = (text ?? '').split(':').map(Number);
  const isWhole = (value: number, max: number) => Number.isInteger(value) && value >= 0 && value <= max;
  return { ago: isWhole(ago, 52) ? ago : 0, offset: isWhole(offset, 500) ? offset : 0 };
}

export const writePage = ({ ago, offset }: NumbersPage): string => `${ago}:${offset}`;
