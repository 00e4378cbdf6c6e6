import { closeSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { readJournal } from '../read-journal.ts';

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
  /** The message whose thread this one is in. */
  readonly threadTs?: string;
  readonly edited?: true;
};

/** Up to where somebody has read a conversation, or one thread of it. */
export type ReadMark = {
  readonly personId: string;
  readonly channelId: string;
  readonly threadTs?: string;
  readonly ts: string;
};

type Line =
  | ({ readonly op: 'post' } & KeptMessage)
  | ({ readonly op: 'edit'; readonly channelId: string; readonly ts: string } & Content)
  | { readonly op: 'delete'; readonly channelId: string; readonly ts: string }
  | ({ readonly op: 'read' } & ReadMark)
  | { readonly op: 'seeded'; readonly step: string };

/** What the local Slack must still know after a restart, as Muster's own database remembers it too. */
export type Journal = {
  readonly messages: readonly KeptMessage[];
  readonly reads: readonly ReadMark[];
  readonly seeded: ReadonlySet<string>;
  write(line: Line): void;
  close(): void;
};

/** Oldest messages beyond this many are forgotten at the next start: about 20 MB of memory. */
const MESSAGES_MAX = 10_000;

/**
 * Reads the journal, one JSON object a line, and writes it again without what is overtaken. A line cut by a crash is
 * left out. Writing is synchronous: what Muster was told is posted is then in the system's hands, whatever ends us.
 */
export function openJournal(path: string): Journal {
  const found: Found = { messages: new Map(), reads: new Map(), seeded: new Set() };
  for (const line of readJournal<Line>(path)) apply(line, found);
  const messages = [...found.messages.values()].slice(-MESSAGES_MAX);
  const reads = [...found.reads.values()];
  const lines: Line[] = [
    ...messages.map((message) => ({ op: 'post' as const, ...message })),
    ...reads.map((mark) => ({ op: 'read' as const, ...mark })),
    ...[...found.seeded].map((step) => ({ op: 'seeded' as const, step })),
  ];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, lines.map(asLine).join(''), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  const file = openSync(path, 'a');
  return {
    ...{ messages, reads, seeded: found.seeded },
    write: (line) => void writeSync(file, asLine(line)),
    close: () => closeSync(file),
  };
}

/** The message with other content. Metadata stays when none comes with it, as in Slack. */
export function withContent(message: KeptMessage, { text, blocks, metadata }: Content): KeptMessage {
  const { blocks: _, ...rest } = message;
  return {
    ...{ ...rest, text, edited: true },
    ...(blocks !== undefined && { blocks }),
    ...(metadata !== undefined && { metadata }),
  };
}

type Found = {
  readonly messages: Map<string, KeptMessage>;
  readonly reads: Map<string, ReadMark>;
  readonly seeded: Set<string>;
};

function apply(line: Line, { messages, reads, seeded }: Found): void {
  switch (line.op) {
    case 'seeded':
      seeded.add(line.step);
      return;
    case 'read': {
      const { op: _, ...mark } = line;
      reads.set(`${mark.personId}/${mark.channelId}/${mark.threadTs ?? ''}`, mark);
      return;
    }
    case 'post': {
      const { op: _, ...message } = line;
      messages.set(keyOf(message), message);
      return;
    }
    case 'edit': {
      const before = messages.get(keyOf(line));
      if (before !== undefined) messages.set(keyOf(line), withContent(before, line));
      return;
    }
    case 'delete':
      messages.delete(keyOf(line));
      return;
    default:
      // A line of another version: what it meant is lost, and nothing else.
      line satisfies never;
  }
}

const keyOf = ({ channelId, ts }: { readonly channelId: string; readonly ts: string }): string => `${channelId}/${ts}`;

const asLine = (line: Line): string => `${JSON.stringify(line)}\n`;
