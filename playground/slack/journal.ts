import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Content = {
  readonly text: string;
  readonly blocks?: readonly Block[] | undefined;
  readonly metadata?: unknown;
};

export type Block = { readonly type: string; readonly [field: string]: unknown };

export type KeptMessage = Content & {
  readonly channelId: string;
  readonly ts: string;
  /** Who wrote it: a person's id, or the bot's. */
  readonly userId: string;
};

type Line =
  | ({ readonly op: 'post' } & KeptMessage)
  | ({ readonly op: 'edit'; readonly channelId: string; readonly ts: string } & Content)
  | { readonly op: 'delete'; readonly channelId: string; readonly ts: string }
  | { readonly op: 'seeded'; readonly step: string };

/** What the local Slack must still know after a restart, as Muster's own database remembers it too. */
export type Journal = {
  readonly messages: readonly KeptMessage[];
  readonly seeded: ReadonlySet<string>;
  write(line: Line): void;
};

/** Oldest messages beyond this many are forgotten at the next start. */
const MESSAGES_MAX = 2_000;

/**
 * Reads the journal, one JSON object a line, and writes it again without what is overtaken. A line cut by a crash is
 * left out. Writing is synchronous: what Muster was told is posted is then on its way to the disk.
 */
export function openJournal(path: string): Journal {
  const kept = new Map<string, KeptMessage>();
  const seeded = new Set<string>();
  for (const line of readLines(path)) apply(line, { kept, seeded });
  const messages = [...kept.values()].slice(-MESSAGES_MAX);
  mkdirSync(dirname(path), { recursive: true });
  const lines: Line[] = [
    ...messages.map((message) => ({ op: 'post' as const, ...message })),
    ...[...seeded].map((step) => ({ op: 'seeded' as const, step })),
  ];
  writeFileSync(`${path}.new`, lines.map(asLine).join(''), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return { messages, seeded, write: (line) => appendFileSync(path, asLine(line)) };
}

type Kept = { readonly kept: Map<string, KeptMessage>; readonly seeded: Set<string> };

function apply(line: Line, { kept, seeded }: Kept): void {
  if (line.op === 'seeded') {
    seeded.add(line.step);
    return;
  }
  const key = `${line.channelId}/${line.ts}`;
  const { op, ...rest } = line;
  const before = kept.get(key);
  if (line.op === 'post') kept.set(key, rest as KeptMessage);
  else if (op === 'delete') kept.delete(key);
  else if (before !== undefined) kept.set(key, { ...before, ...rest });
}

const asLine = (line: Line): string => `${JSON.stringify(line)}\n`;

function readLines(path: string): Line[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
}
