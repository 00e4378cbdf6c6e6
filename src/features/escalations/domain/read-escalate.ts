import { type HandKind, handKinds } from './causes.ts';

/** `/task escalate T-12 [kind] [reason]` as typed. */
export type EscalateText = {
  readonly number: number;
  /** Null when no kind was named. */
  readonly kind: HandKind | null;
  /** Empty when nothing was said. */
  readonly reason: string;
};

/** Longest reason, in characters: as of a task's verbs. */
export const REASON_MAX = 300;

/** Null unless the text is this verb before a task's number: then it is a title. */
export function readEscalate(text: string): EscalateText | null {
  const clear = /^\s*escalate\s+t[-‐‑–—]0*([1-9]\d{0,8})[:,.;]?(?:\s+(?<rest>.*))?$/is.exec(text);
  // A bare number only when nothing follows: else it is a count.
  const short = /^\s*escalate\s+[t#]?0*([1-9]\d{0,8})[:,.;]?\s*$/i.exec(text);
  const digits = clear?.[1] ?? short?.[1];
  return digits === undefined ? null : { number: Number(digits), ...readKind((clear?.groups?.rest ?? '').trim()) };
}

/** The second word of a kind's name may stand there or not. */
const second: Readonly<Record<HandKind, string>> = {
  dispute: '',
  resource: 'conflict',
  scope: 'creep',
  technical: 'disagreement',
  process: '',
};

function readKind(rest: string): Omit<EscalateText, 'number'> {
  const [first = ''] = rest.split(/[\s:,]/, 1);
  const kind = handKinds.find((known) => known === first.toLowerCase()) ?? null;
  if (kind === null) return { kind, reason: rest };
  const after = rest.slice(first.length).replace(/^[\s:,]+/, '');
  const more = second[kind];
  const named = more !== '' && new RegExp(`^${more}(?=$|[\\s:,])`, 'i').test(after);
  return { kind, reason: (named ? after.slice(more.length) : after).replace(/^[\s:,]+/, '') };
}
