import { type ProjectSync, turned } from './sync.ts';

/** Ids and keys of one request. Source: Jira, search: more of them at once only where nothing else is asked for. */
export const ROLL_PAGE = 1_000;
/** Missing issues that one step looks for, one request each. House rule: as long as a page of issues takes. */
export const LOOKED_AT_ONCE = 10;
/** And one day's repair of a project: the rest is found missing again the next day. House rule. */
export const LOOKED_MOST = 200;
/** Fewer are always believed to be gone once the tracker says so of each. House rule. */
const FEW = 5;
/** A larger share at once is a lost permission rather than deleted. House rule. */
const SHARE_MAX = 0.2;

/** The number of a key; null for what is none. */
export function numberOf(key: string): number | null {
  const [, digits] = /-([1-9]\d{0,8})$/.exec(key) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** After a page of the list; the last one leads to those that were missing, if they aren't too many to believe. */
export function afterRollCall(
  sync: ProjectSync,
  page: {
    readonly next: string | null;
    readonly countedTo: number;
    /** Known ones so far, and how many of these are missing. */
    readonly known: number;
    readonly missing: number;
    /** Those, and others that are to be looked for. */
    readonly marked: number;
  },
): ProjectSync {
  const { next, countedTo, missing, known, marked } = page;
  if (next !== null) return turned({ ...sync, cursor: next, countedTo });
  const over = { ...sync, cursor: null, countedTo: 0, doubted: 0 };
  if (marked === 0) return turned({ ...over, step: 'done' });
  return isTooMany(missing, known)
    ? turned({ ...over, step: 'done', doubted: missing })
    : turned({ ...over, step: 'absent' });
}

/** After some were looked for. @param left whether others are still missing */
export function afterAbsent(sync: ProjectSync, { looked, left }: { readonly looked: number; readonly left: boolean }) {
  const countedTo = sync.countedTo + looked;
  return turned(left && countedTo < LOOKED_MOST ? { ...sync, countedTo } : { ...sync, countedTo: 0, step: 'done' });
}

/** All of a project, or many at once: then the credentials see less than before, and nothing is known of the issues. */
function isTooMany(missing: number, known: number): boolean {
  return missing > 0 && (missing >= known || missing > Math.max(FEW, known * SHARE_MAX));
}
