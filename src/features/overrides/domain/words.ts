import { type DateReader, readDateWords } from '../../../kit/dates/read-date-words.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { OverrideType } from './override.ts';
import { type SuspendableRule, suspendableRules } from './rules.ts';

/** How people call a rule, and what happens while it rests. */
export const ruleWords: Readonly<Record<SuspendableRule, { readonly name: string; readonly rests: string }>> = {
  'sign-off': { name: 'sign-off', rests: 'Done counts without being accepted' },
  'consult-wait': { name: 'consult wait', rests: 'Work goes on before consulted people were heard' },
  'dependency-wait': { name: 'dependency wait', rests: 'Work starts before the tasks it waits for are done' },
  checker: { name: 'checker', rests: 'Errors of the RACI checker let a change pass' },
  'escalation-clock': { name: 'escalation clock', rests: 'Blocked work does not climb' },
};

export const typeWords: Readonly<Record<OverrideType, { readonly name: string; readonly means: string }>> = {
  emergency: { name: 'Emergency', means: 'By any lead, at once; reviewed within 48 hours' },
  process: { name: 'Process', means: 'By any lead, for a sprint (14 days) at most' },
  automation: { name: 'Automation', means: 'Asked for by the accountable, granted by a lead' },
};

/** The rule somebody means, by its name or the start of it; null when it is none of them. */
export function readRule(typed: string): SuspendableRule | null {
  const word = typed.toLowerCase().replace(/[^a-z]/g, '');
  if (word.length < 4) return null;
  const squeezed = (rule: string) => rule.replaceAll('-', '');
  return suspendableRules.find((rule) => squeezed(rule).startsWith(word)) ?? null;
}

export type OverrideCommand =
  | { readonly kind: 'list' }
  | { readonly kind: 'new'; readonly ref: string; readonly rule: SuspendableRule | null; readonly reason: string }
  | { readonly kind: 'unclear' };

/** `list`, or `T-12`, then a rule, then why. */
export function readOverrideText(text: string): OverrideCommand {
  const [first = '', second = '', ...rest] = text.trim().split(/\s+/);
  if (first === '' || first.toLowerCase() === 'list') return { kind: 'list' };
  if (!/^t-?\d{1,9}$/i.test(first)) return { kind: 'unclear' };
  const rule = readRule(second);
  const reason = rule === null ? [second, ...rest] : rest;
  return { kind: 'new', ref: first, rule, reason: reason.join(' ') };
}

/**
 * Takes `until friday` off the start or the end of a reason.
 * @returns `untilOn` null where no day is named, or one that has gone by; then the reason stays whole
 */
export function takeUntil(
  reason: string,
  reader: DateReader,
): { readonly reason: string; readonly untilOn: CalendarDay | null } {
  const words = reason.split(' ');
  for (const [at, word] of words.entries()) {
    if (word.toLowerCase() !== 'until') continue;
    for (let end = words.length; end > at + 1; end -= 1) {
      if (at > 0 && end < words.length) break;
      const read = readDateWords(words.slice(at + 1, end).join(' '), reader);
      if (read?.kind === 'past') return { reason, untilOn: null };
      if (read === null) continue;
      return { reason: [...words.slice(0, at), ...words.slice(end)].join(' '), untilOn: read.on };
    }
  }
  return { reason, untilOn: null };
}
