import { findLiveMarkdown, findLiveMarkup, type LiveMarkup } from './live-markup.ts';

/** What the checker knows while it walks one message or view. Violations end in `found`. */
export type Walk = {
  readonly found: string[];
  readonly allowLink: (url: string) => boolean;
  readonly blockIds: Set<string>;
  focused: number;
  tables: number;
  charts: number;
  markdown: number;
  surface: 'message' | 'modal' | 'home';
};

/** Looks at one value; `at` is its path, for the violation's text. */
export type Rule = (value: unknown, at: string, walk: Walk) => void;
export type Shape = Readonly<Record<string, unknown>>;

export function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const anything: Rule = () => undefined;

export const bool: Rule = (value, at, walk) => {
  if (typeof value !== 'boolean') walk.found.push(`${at}: must be true or false`);
};

export function oneOf(...allowed: readonly unknown[]): Rule {
  return (value, at, walk) => {
    if (!allowed.includes(value))
      walk.found.push(`${at}: ${JSON.stringify(value)} is not one of ${allowed.join(', ')}`);
  };
}

export function number(limits: { min?: number; max?: number; whole?: boolean } = {}): Rule {
  return (value, at, walk) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return void walk.found.push(`${at}: must be a number`);
    if (limits.whole === true && !Number.isInteger(value)) walk.found.push(`${at}: must be whole`);
    if (limits.min !== undefined && value < limits.min) walk.found.push(`${at}: ${value} is below ${limits.min}`);
    if (limits.max !== undefined && value > limits.max) walk.found.push(`${at}: ${value} is above ${limits.max}`);
  };
}

/** A string; the length is held in UTF-16 units and in code points. */
export function string(limits: { min?: number; max?: number; pattern?: RegExp } = {}): Rule {
  return (value, at, walk) => {
    if (typeof value !== 'string') return void walk.found.push(`${at}: must be a string`);
    const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = limits;
    const points = [...value].length;
    if (points < min) walk.found.push(`${at}: ${points} characters, at least ${min}`);
    if (value.length > max || points > max) walk.found.push(`${at}: ${value.length} characters, at most ${max}`);
    if (pattern !== undefined && !pattern.test(value))
      walk.found.push(`${at}: ${JSON.stringify(value)} has a wrong form`);
    if (!value.isWellFormed()) walk.found.push(`${at}: a lone surrogate`);
    if (value.includes('\0')) walk.found.push(`${at}: NUL`);
  };
}

/** A string people read: never blank. */
export function words(max: number, min = 1): Rule {
  return (value, at, walk) => {
    string({ min, max })(value, at, walk);
    if (typeof value === 'string' && isInvisible(value)) walk.found.push(`${at}: nothing to see`);
  };
}

export function address(max: number): Rule {
  return (value, at, walk) => {
    string({ min: 1, max })(value, at, walk);
    if (typeof value === 'string' && !/^(?:https?|slack):\/\/[^\s<>]+$/i.test(value)) {
      walk.found.push(`${at}: not a web address: ${value.slice(0, 80)}`);
    }
  };
}

export function list(rule: Rule, limits: { min?: number; max?: number } = {}): Rule {
  return (value, at, walk) => {
    if (!Array.isArray(value)) return void walk.found.push(`${at}: must be a list`);
    const { min = 0, max = Number.POSITIVE_INFINITY } = limits;
    if (value.length < min) walk.found.push(`${at}: ${value.length} members, at least ${min}`);
    if (value.length > max) walk.found.push(`${at}: ${value.length} members, at most ${max}`);
    value.forEach((member: unknown, n) => {
      rule(member, `${at}[${n}]`, walk);
    });
  };
}

type Fields = Readonly<Record<string, Rule>>;

/** An object with these fields and no others: Slack refuses additional properties. */
export function shape(
  required: Fields,
  optional: Fields = {},
  more?: (value: Shape, at: string, walk: Walk) => void,
): Rule {
  return (value, at, walk) => {
    if (!isShape(value)) return void walk.found.push(`${at}: must be an object`);
    for (const [key, rule] of Object.entries(required)) {
      if (value[key] === undefined) walk.found.push(`${at}.${key}: missing`);
      else rule(value[key], `${at}.${key}`, walk);
    }
    for (const [key, rule] of Object.entries(optional)) {
      if (value[key] !== undefined) rule(value[key], `${at}.${key}`, walk);
    }
    const known = new Set([...Object.keys(required), ...Object.keys(optional)]);
    for (const key of Object.keys(value)) if (!known.has(key)) walk.found.push(`${at}.${key}: unknown property`);
    more?.(value, at, walk);
  };
}

/** Picks the rule by `type`; anything else is an unknown kind. */
export function byType(rules: Readonly<Record<string, Rule>>, kind: string): Rule {
  return (value, at, walk) => {
    const type = isShape(value) ? value.type : undefined;
    const rule = typeof type === 'string' && Object.hasOwn(rules, type) ? rules[type] : undefined;
    if (rule === undefined) walk.found.push(`${at}: ${JSON.stringify(type)} is no ${kind} that may stand here`);
    else rule(value, at, walk);
  };
}

export function plain(max: number, min = 1): Rule {
  return byType({ plain_text: shape({ type: anything, text: words(max, min) }, { emoji: bool }) }, 'plain text object');
}

export function mrkdwn(max: number): Rule {
  const rule = shape({ type: anything, text: words(max) }, { verbatim: bool }, (value, at, walk) => {
    if (typeof value.text === 'string') checkMarkup(value.text, at, walk, { bare: value.verbatim !== true });
  });
  return byType({ mrkdwn: rule }, 'mrkdwn text object');
}

/** Either kind of text object. */
export function text(max: number): Rule {
  return (value, at, walk) => {
    const isMarkup = isShape(value) && value.type === 'mrkdwn';
    (isMarkup ? mrkdwn(max) : plain(max))(value, at, walk);
  };
}

/** Slack's own markup: whole entities, nothing half open, no live thing that isn't a mention by id or an allowed link. */
export function checkMarkup(source: string, at: string, walk: Walk, look: { bare?: boolean } = {}): void {
  const cut = /&(?!(?:amp|lt|gt);)/.exec(source);
  if (cut !== null)
    walk.found.push(`${at}: a bare or cut & at ${cut.index}: ${source.slice(cut.index, cut.index + 8)}`);
  const loose = source.replace(/<[^<>]*>/g, '');
  if (/[<>]/.test(loose)) walk.found.push(`${at}: a bare < or >`);
  const found = findLiveMarkup(source, look);
  checkLive(
    found.filter(({ raw }) => raw.startsWith('<')),
    at,
    walk,
  );
  for (const { raw } of found)
    if (!raw.startsWith('<')) walk.found.push(`${at}: Slack would link ${raw} by itself; set verbatim`);
}

export function checkMarkdown(source: string, at: string, walk: Walk): void {
  checkLive(findLiveMarkdown(source), at, walk);
}

function checkLive(found: readonly LiveMarkup[], at: string, walk: Walk): void {
  for (const { kind, raw, url } of found) {
    const fine =
      (kind === 'user' && /^<@[UW][A-Z0-9]+>$/.test(raw)) ||
      (kind === 'channel' && /^<#[CG][A-Z0-9]+>$/.test(raw)) ||
      (kind === 'date' && /^<!date\^\d+\^[^<>|]*\|[^<>|]+>$/.test(raw)) ||
      (kind === 'link' && /^https?:\/\//i.test(url) && walk.allowLink(url));
    if (!fine) walk.found.push(`${at}: live ${kind} ${raw.slice(0, 120)}`);
  }
}

export function isInvisible(value: string): boolean {
  return /^[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(value);
}
