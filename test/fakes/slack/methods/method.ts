import type { BlockKitCheck } from '../block-kit.ts';
import type { Journal } from '../journal.ts';
import type { Workspace, World } from '../world.ts';

export type Args = Record<string, unknown>;
export type Answer = { ok: true; [field: string]: unknown } | { ok: false; error: string; [field: string]: unknown };

export type Around = {
  readonly world: World;
  readonly workspace: Workspace;
  readonly journal: Journal;
  readonly check: BlockKitCheck;
  readonly strict: boolean;
  /** Where this server stands, without a closing slash. */
  readonly origin: string;
};

/** One Web API method: changes the world, answers as Slack would. */
export type Method = (around: Around, args: Args) => Answer;

export const refuse = (error: string, more: Record<string, unknown> = {}): Answer => ({ ok: false, error, ...more });

export function textArg(args: Args, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function flagArg(args: Args, name: string): boolean {
  return [true, 1, 'true', '1'].includes(args[name] as never);
}

export function numberArg(args: Args, name: string, fallback: number): number {
  const value = Number(args[name] ?? fallback);
  return Number.isFinite(value) ? value : fallback;
}

/** Objects and lists come as such in a JSON body and as JSON text in a form. Undefined when absent or unreadable. */
export function jsonArg(args: Args, name: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** A page of a list by Slack's kind of cursor. */
export function pageOf<T>(items: readonly T[], args: Args, fallback: number): { page: T[]; next: string } | null {
  const cursor = textArg(args, 'cursor');
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('offset:', ''));
  if (!Number.isInteger(start) || start < 0) return null;
  const limit = Math.min(Math.max(1, numberArg(args, 'limit', fallback) || fallback), 1000);
  const end = start + limit;
  const next = end < items.length ? Buffer.from(`offset:${end}`).toString('base64') : '';
  return { page: items.slice(start, end), next };
}
