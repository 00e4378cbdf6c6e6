import { z } from 'zod';
import type {
  IssueChange,
  IssueFields,
  TrackerAccount,
  TrackerField,
} from '../../../ports/outbound/tracker-records.ts';
import { account } from './account.ts';
import { id } from './id.ts';
import { readInstant } from './instant.ts';
import { readPoints } from './points.ts';
import { readSprintIds } from './sprint.ts';

/** One entry of an issue's log; a webhook's has neither author nor time of its own. */
const entry = z.object({ id, author: account, created: z.unknown().optional(), items: z.array(z.unknown()).nullish() });

type About = {
  readonly issueId: string;
  readonly fields: IssueFields;
  /** For entries that don't say themselves. */
  readonly at: Date | null;
  readonly by: TrackerAccount | null;
};

/** The changes of one entry; none where it can't be read. */
export function readChanges(value: unknown, { issueId, fields, ...told }: About): readonly IssueChange[] {
  const read = entry.safeParse(value);
  if (!read.success) return [];
  const at = readInstant(read.data.created) ?? told.at;
  if (at === null) return [];
  const by = read.data.author ?? told.by;
  const seen = new Map<string, number>();
  return (read.data.items ?? []).flatMap((raw): IssueChange[] => {
    const item = readItem(raw);
    if (item === null) return [];
    const what = readWhat(item, fields);
    const name = what.field === 'other' ? what.name.toLowerCase().slice(0, 100) : what.field;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    const changeId = `${read.data.id}:${name}${times === 1 ? '' : `:${times}`}`;
    return [{ issueId, changeId, at, by, ...what }];
  });
}

type Item = {
  readonly field: string;
  readonly fieldId: string | null;
  readonly isOwn: boolean;
  readonly from: string | null;
  readonly fromText: string | null;
  readonly to: string | null;
  readonly toText: string | null;
};

/** By hand: every object has a `toString` of its own, which isn't the log's. */
function readItem(value: unknown): Item | null {
  if (typeof value !== 'object' || value === null) return null;
  const text = (name: string): string | null => {
    const found: unknown = Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : null;
    return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : null;
  };
  const field = text('field');
  if (field === null) return null;
  return {
    field,
    fieldId: text('fieldId'),
    isOwn: text('fieldtype') !== 'custom',
    from: text('from') ?? text('tmpFromAccountId'),
    fromText: text('fromString'),
    to: text('to') ?? text('tmpToAccountId'),
    toText: text('toString'),
  };
}

type What = IssueChange extends infer C
  ? C extends IssueChange
    ? Omit<C, 'issueId' | 'changeId' | 'at' | 'by'>
    : never
  : never;

function readWhat(item: Item, fields: IssueFields): What {
  const { from, fromText, to, toText } = item;
  if (isField(item, fields.points))
    return { field: 'points', from: readPoints(fromText || from), to: readPoints(toText || to) };
  if (isField(item, fields.sprint) || (!item.isOwn && item.field === 'Sprint'))
    return { field: 'sprint', from: readSprintIds(from), to: readSprintIds(to) };
  if (item.isOwn && item.field === 'status')
    return { field: 'status', from: statusOf(from, fromText), to: statusOf(to, toText) };
  if (item.isOwn && item.field === 'assignee')
    return { field: 'assignee', from: personOf(from, fromText), to: personOf(to, toText) };
  if (item.isOwn && item.field === 'Key') return { field: 'key', from: fromText ?? from, to: toText ?? to };
  return { field: 'other', name: item.field, from: fromText ?? from, to: toText ?? to };
}

/** Data Center tells names alone. */
function isField({ fieldId, field }: Item, wanted: TrackerField | null): boolean {
  return wanted !== null && (fieldId === null ? field === wanted.name : fieldId === wanted.id);
}

function statusOf(statusId: string | null, name: string | null) {
  return statusId === null ? null : { id: statusId, name: name ?? '', category: null };
}

function personOf(accountId: string | null, name: string | null) {
  return accountId === null || accountId === '' ? null : { id: accountId, name: name ?? '' };
}
