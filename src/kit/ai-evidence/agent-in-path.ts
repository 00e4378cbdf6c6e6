import type { AgentTool } from './tools.ts';

/**
 * The agent whose *traces* a file is: its conversation, plan or worktree. Instructions for agents (`CLAUDE.md`,
 * `AGENTS.md`, `.cursor/rules`, settings) are configuration that people write: no evidence of who wrote a change.
 */
export function agentInPath(path: string): AgentTool | null {
  return TRACES.find(({ pattern }) => pattern.test(path))?.tool ?? null;
}

const TRACES: readonly { readonly pattern: RegExp; readonly tool: AgentTool }[] = [
  {
    pattern: /(?:^|\/)\.claude\/(?:worktrees|plans|todos|projects|sessions|transcripts|history)\//,
    tool: 'claude-code',
  },
  { pattern: /(?:^|\/)\.aider\.(?:chat\.history\.md|input\.history|llm\.history)$/, tool: 'aider' },
  { pattern: /(?:^|\/)\.aider\.tags\.cache\.v\d+\//, tool: 'aider' },
  { pattern: /(?:^|\/)\.cursor\/(?:plans|chats|worktrees)\//, tool: 'cursor' },
  { pattern: /(?:^|\/)\.jules\/[\w-]+\.md$/i, tool: 'jules' },
  { pattern: /(?:^|\/)\.codex\/(?:sessions\/|history\.jsonl$|log\/)/, tool: 'codex' },
  { pattern: /(?:^|\/)\.gemini\/(?:tmp|history|checkpoints)\//, tool: 'gemini' },
  { pattern: /(?:^|\/)\.windsurf\/(?:plans|history|memories)\//, tool: 'windsurf' },
  { pattern: /(?:^|\/)\.amp\/(?:threads|history)\//, tool: 'amp' },
  { pattern: /(?:^|\/)\.copilot\/(?:session-state|history|logs)\//, tool: 'copilot' },
  { pattern: /(?:^|\/)\.devin\/(?:sessions|plans|knowledge-runs)\//, tool: 'devin' },
  {
    pattern: /(?:^|\/)\.(?:specstory|opencode|openhands|roo|cline)\/(?:history|sessions|conversations|tasks)\//,
    tool: 'other',
  },
];
