import { agentInPath } from './agent-in-path.ts';
import { agentOf } from './agent-of.ts';
import { agentsInNote } from './find-in-note.ts';
import { agentInLine } from './find-signatures.ts';
import { agentInTrailer } from './find-trailers.ts';
import { ownLines, personIn } from './text-parts.ts';
import type { AgentTool } from './tools.ts';

export type EvidenceKind =
  | 'commit-message'
  | 'pull-request-body'
  | 'pull-request-title'
  | 'author'
  | 'file-path'
  | 'note';

/** A sign that a coding agent took part, with the words it stands on. */
export type AiEvidence = {
  readonly tool: AgentTool;
  readonly source: 'trailer' | 'signature' | 'account' | 'file' | 'note';
  /** `work`: it took part in this change · `use`: this place is set up for it, no more. */
  readonly proves: 'work' | 'use';
  /** What was written, at most 300 characters; untrusted text. */
  readonly quote: string;
};

/**
 * Signs of coding agents in one text, each tool and source once; empty where there are none. Only what an agent or its
 * tool signs counts: product names in sentences, quotes and code blocks don't, and agents' instruction files prove `use`
 * only.
 * For `author` the text is `Name <address>`, a login, or a name.
 */
export function findAiEvidence(input: { readonly kind: EvidenceKind; readonly text: string }): readonly AiEvidence[] {
  return distinct(find(input));
}

function find({ kind, text }: { readonly kind: EvidenceKind; readonly text: string }): readonly AiEvidence[] {
  switch (kind) {
    case 'commit-message':
    case 'pull-request-body':
      return ownLines(text).flatMap(inLine);
    case 'pull-request-title':
      return /^aider: \S/.test(text) ? [evidence('aider', 'signature', text)] : [];
    case 'author': {
      const { name, email } = personIn(text);
      return one(agentOf({ name, email, login: email === null ? name : null }), 'account', text);
    }
    case 'file-path':
      return inPath(text);
    case 'note':
      return agentsInNote(text).map((tool) => evidence(tool, 'note', text));
    default:
      return kind satisfies never;
  }
}

function inLine(line: string): readonly AiEvidence[] {
  const credited = agentInTrailer(line);
  if (credited !== null) return [evidence(credited, 'trailer', line)];
  return one(agentInLine(line), 'signature', line);
}

function inPath(path: string): readonly AiEvidence[] {
  const found = agentInPath(path);
  return found === null ? [] : [{ ...evidence(found.tool, 'file', path), proves: found.proves }];
}

const one = (tool: AgentTool | null, source: AiEvidence['source'], text: string): readonly AiEvidence[] =>
  tool === null ? [] : [evidence(tool, source, text)];

const evidence = (tool: AgentTool, source: AiEvidence['source'], text: string): AiEvidence => ({
  tool,
  source,
  proves: 'work',
  quote: text.trim().slice(0, QUOTE_MAX).toWellFormed(),
});

const QUOTE_MAX = 300;

function distinct(found: readonly AiEvidence[]): readonly AiEvidence[] {
  const seen = new Map(found.map((item) => [`${item.tool} ${item.source}`, item] as const).reverse());
  return [...seen.values()].reverse();
}
