import type { AgentTool } from './tools.ts';

/**
 * The agent a file belongs to. Traces of its work (a conversation, plan or worktree) say that it took part; instructions
 * and settings, which people write, say only that it is used here.
 */
export function agentInPath(path: string): { readonly tool: AgentTool; readonly proves: 'work' | 'use' } | null {
  const trace = TRACES.find(({ pattern }) => pattern.test(path));
  if (trace !== undefined) return { tool: trace.tool, proves: 'work' };
  const settings = SETTINGS.find(({ pattern }) => pattern.test(path));
  return settings === undefined ? null : { tool: settings.tool, proves: 'use' };
}

type Pattern = { readonly pattern: RegExp; readonly tool: AgentTool };

const TRACES: readonly Pattern[] = [
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
  { pattern: /(?:^|\/)\.devin\/(?:sessions|plans)\//, tool: 'devin' },
  {
    pattern: /(?:^|\/)\.(?:specstory|opencode|openhands|roo|cline)\/(?:history|sessions|conversations|tasks)\//,
    tool: 'other',
  },
];

/** Names are written exactly so by the tools: `gemini.md` in somebody's documents is about something else. */
const SETTINGS: readonly Pattern[] = [
  {
    pattern: /(?:^|\/)(?:CLAUDE(?:\.local)?\.md$|\.claude(?:\/|\.json$|ignore$)|\.claude-plugin\/)/,
    tool: 'claude-code',
  },
  {
    pattern:
      /(?:^|\/)(?:\.github\/(?:copilot-|copilot\/|instructions\/.*\.instructions\.md$|prompts\/.*\.prompt\.md$|chatmodes\/.*\.chatmode\.md$|agents\/.*\.md$|workflows\/copilot-setup-steps\.ya?ml$)|\.copilot(?:\/|ignore$))/,
    tool: 'copilot',
  },
  { pattern: /(?:^|\/)\.cursor(?:\/|rules$|ignore$|indexingignore$)/, tool: 'cursor' },
  { pattern: /(?:^|\/)(?:\.codex\/|CODEX\.md$)/, tool: 'codex' },
  { pattern: /(?:^|\/)(?:\.devin\/|\.devinrules$|DEVIN\.md$|[^/]+\.devin\.md$)/, tool: 'devin' },
  { pattern: /(?:^|\/)\.aider(?:\.|ignore$)/, tool: 'aider' },
  { pattern: /(?:^|\/)(?:GEMINI\.md$|\.gemini(?:\/|ignore$))/, tool: 'gemini' },
  { pattern: /(?:^|\/)\.(?:windsurf(?:\/|rules$|ignore$)|codeium(?:\/|ignore$))/, tool: 'windsurf' },
  { pattern: /(?:^|\/)(?:\.amp\/|AGENT\.md$|\.ampcode)/, tool: 'amp' },
  { pattern: /(?:^|\/)(?:\.jules\/|JULES\.md$)/, tool: 'jules' },
  {
    pattern:
      /(?:^|\/)\.(?:cline|roo|kiro|junie|opencode|openhands|factory|continue|trae|augment|qwen|kilocode|amazonq|goose|specstory|crush|lovable|sweep|warp)\//,
    tool: 'other',
  },
  {
    pattern:
      /(?:^|\/)(?:AGENTS(?:\.override)?\.md|\.clinerules(?:\/.*)?|\.roomodes|\.roorules.*|\.augment-guidelines|\.goosehints|opencode\.jsonc?|QWEN\.md|WARP\.md|CRUSH\.md|replit\.md|sweep\.ya?ml)$/,
    tool: 'other',
  },
];
