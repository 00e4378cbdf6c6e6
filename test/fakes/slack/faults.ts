import type { Call } from './model.ts';

/**
 * What goes wrong with a call. With `accepted` the call is carried out first and only the caller doesn't learn of it;
 * each kind has the default that is written beside it.
 */
export type Trouble =
  /** Slack's own error word; never carried out. */
  | { readonly kind: 'error'; readonly error: string }
  /** HTTP 429; the header as given, null leaves it out. Never carried out. */
  | { readonly kind: 'rate-limit'; readonly retryAfter: string | null; readonly whole?: boolean }
  /** An HTTP status with an HTML page; accepted: false. */
  | { readonly kind: 'status'; readonly status: number; readonly accepted?: boolean }
  /** TCP reset without an answer; accepted: false. */
  | { readonly kind: 'reset'; readonly accepted?: boolean }
  /** The answer comes after `ms`; accepted: true. Not accepted means carried out after the stall. */
  | { readonly kind: 'stall'; readonly ms: number; readonly accepted?: boolean }
  /** Half of the answer's body, then the connection ends; always accepted. */
  | { readonly kind: 'cut' }
  /** The connection is closed politely without an answer; always accepted. */
  | { readonly kind: 'lost-reply' };

export type Fault = {
  /** A method's name, or `*`. */
  readonly method: string;
  readonly trouble: Trouble;
  /** How often it strikes; default 1; null for always. */
  readonly times?: number | null;
  /** How many fitting calls pass first; default 0. */
  readonly after?: number;
  /** Strikes every n-th fitting call only; default 1. */
  readonly every?: number;
  readonly teamId?: string;
  /** Top-level arguments that must be equal, for example `{ channel: 'D1' }`. */
  readonly where?: Readonly<Record<string, unknown>>;
  /** In-process only. */
  readonly when?: (call: Pick<Call, 'method' | 'teamId' | 'args'>) => boolean;
};

export type Faults = ReturnType<typeof createFaults>;

/** A list of scripted troubles; the first that fits and is due strikes. */
export function createFaults() {
  let list: { id: number; fault: Fault; seen: number; struck: number }[] = [];
  let lastId = 0;
  return {
    /** @returns an id for `remove` and `struck` */
    add(fault: Fault): number {
      lastId += 1;
      list.push({ id: lastId, fault, seen: 0, struck: 0 });
      return lastId;
    },
    remove(id: number): void {
      list = list.filter((entry) => entry.id !== id);
    },
    clear(): void {
      list = [];
    },
    /** How often a fault has struck. */
    struck: (id: number): number => list.find((entry) => entry.id === id)?.struck ?? 0,
    strike(call: Pick<Call, 'method' | 'teamId' | 'args'>): Trouble | null {
      for (const entry of list) {
        if (!fits(entry.fault, call)) continue;
        entry.seen += 1;
        if (!isDue(entry)) continue;
        entry.struck += 1;
        return entry.fault.trouble;
      }
      return null;
    },
  };
}

/** Whether the call is carried out although its caller hears of trouble. */
export function isCarriedOut(trouble: Trouble): boolean {
  switch (trouble.kind) {
    case 'error':
    case 'rate-limit':
      return false;
    case 'status':
    case 'reset':
      return trouble.accepted ?? false;
    case 'stall':
      return trouble.accepted ?? true;
    case 'cut':
    case 'lost-reply':
      return true;
    default:
      return trouble satisfies never;
  }
}

function fits({ method, teamId, where, when }: Fault, call: Pick<Call, 'method' | 'teamId' | 'args'>): boolean {
  if (method !== '*' && method !== call.method) return false;
  if (teamId !== undefined && teamId !== call.teamId) return false;
  if (!Object.entries(where ?? {}).every(([name, value]) => call.args[name] === value)) return false;
  return when?.(call) ?? true;
}

function isDue({ fault, seen, struck }: { fault: Fault; seen: number; struck: number }): boolean {
  const { times = 1, after = 0, every = 1 } = fault;
  if (times !== null && struck >= times) return false;
  return seen > after && (seen - after) % every === 0;
}
