import { rarerAgents } from './rarer-agents.ts';

export const agentTools = [
  'claude-code',
  'copilot',
  'cursor',
  'codex',
  'devin',
  'aider',
  'gemini',
  'windsurf',
  'amp',
  'jules',
  'other',
] as const;

/** A coding agent; `other` stands for the known ones that are rarer. */
export type AgentTool = (typeof agentTools)[number];

/** As people know them; how the rarer ones are called depends on the sentence. */
export const agentNames: Readonly<Record<Exclude<AgentTool, 'other'>, string>> = {
  'claude-code': 'Claude Code',
  copilot: 'GitHub Copilot',
  cursor: 'Cursor',
  codex: 'Codex',
  devin: 'Devin',
  aider: 'Aider',
  gemini: 'Gemini',
  windsurf: 'Windsurf',
  amp: 'Amp',
  jules: 'Jules',
};

export type KnownAgent = {
  readonly tool: AgentTool;
  /** Accounts, in lower case, `[bot]` left out. */
  readonly logins: readonly string[];
  /** Accounts whose name would be a person's without `[bot]`. */
  readonly bots: readonly string[];
  /** Whole addresses, or `*@domain` where nobody but the agent writes from. */
  readonly emails: readonly string[];
  /** Names nobody else has, as whole names; a trailing `*` allows a version or model after it. */
  readonly names: readonly string[];
  /** Product names that are also ordinary words or people's names: count only where the place leaves no doubt. */
  readonly words: readonly string[];
  /** Where its sites stand, so that a link says whom a footer means. */
  readonly sites: readonly string[];
  /** As `refs/notes/ai` names it. */
  readonly noteNames: readonly string[];
};

/**
 * What each tool signs with, from what the tools publish and write by default.
 * Vendors' employees write from the same domains, so addresses are named one by one.
 */
export const knownAgents: readonly KnownAgent[] = [
  {
    tool: 'claude-code',
    logins: ['claude', 'claude-code'],
    bots: ['anthropic'],
    emails: ['noreply@anthropic.com', 'claude@anthropic.com', 'claude-code@anthropic.com'],
    names: ['claude code*', 'claude opus*', 'claude sonnet*', 'claude haiku*', 'claude fable*', 'claude mythos*'],
    words: ['claude', 'claude ai', 'anthropic claude', 'claude agent'],
    sites: ['claude.ai', 'claude.com', 'docs.anthropic.com', 'www.anthropic.com', 'anthropic.com', 'code.claude.com'],
    noteNames: ['claude', 'claude-code'],
  },
  {
    tool: 'copilot',
    logins: ['copilot', 'copilot-swe-agent', 'github-copilot', 'copilot-autofix', 'copilot-pull-request-reviewer'],
    bots: [],
    emails: ['copilot@github.com', 'github-copilot@github.com', 'copilot-swe-agent@github.com'],
    names: [
      'github copilot*',
      'copilot autofix*',
      'copilot coding agent',
      'copilot cloud agent',
      'copilot swe agent',
      'copilot agent',
      'copilot cli',
      'copilot workspace',
      'copilot chat',
      'copilot-swe-agent',
    ],
    words: ['copilot', 'microsoft copilot'],
    sites: ['github.com/features/copilot', 'github.com/copilot', 'gh.io/copilot', 'githubnext.com'],
    noteNames: ['copilot', 'github-copilot', 'copilot-cli', 'vscode-copilot'],
  },
  {
    tool: 'cursor',
    logins: ['cursoragent', 'cursor-agent'],
    bots: ['cursor'],
    emails: [
      'cursoragent@cursor.com',
      'noreply@cursor.com',
      'agent@cursor.com',
      'noreply@cursor.sh',
      'cursor@cursor.com',
    ],
    names: [
      'cursor agent',
      'cursor ai*',
      'cursor composer*',
      'cursor background agent',
      'cursor cloud agent',
      'cursor ide',
      'cursor cli',
    ],
    words: ['cursor'],
    sites: ['cursor.com', 'www.cursor.com', 'cursor.sh'],
    noteNames: ['cursor', 'cursor-cli'],
  },
  {
    tool: 'codex',
    logins: ['chatgpt-codex-connector', 'openai-codex'],
    bots: ['codex'],
    emails: ['codex@openai.com', 'noreply@openai.com', 'codex@users.noreply.github.com'],
    names: [
      'openai codex*',
      'codex cli*',
      'codex agent',
      'codex cloud',
      'chatgpt codex',
      'gpt-5 codex',
      'gpt-5-codex',
      'codex (gpt*',
    ],
    words: ['codex'],
    sites: ['chatgpt.com/codex', 'openai.com/codex', 'github.com/openai/codex', 'developers.openai.com/codex'],
    noteNames: ['codex', 'codex-cli', 'openai-codex'],
  },
  {
    tool: 'devin',
    logins: ['devin-ai-integration', 'devin-ai'],
    bots: ['devin'],
    emails: [
      'devin@cognition.ai',
      'devin@cognition-labs.com',
      'noreply@cognition.ai',
      'noreply@devin.ai',
      'devin@devin.ai',
    ],
    names: ['devin ai*', 'cognition devin'],
    words: ['devin'],
    sites: ['devin.ai', 'app.devin.ai', 'cognition.ai'],
    noteNames: ['devin'],
  },
  {
    tool: 'aider',
    logins: ['aider-chat', 'aider-bot'],
    bots: ['aider'],
    emails: ['*@aider.chat', 'noreply@aider.ai'],
    names: ['aider (*', 'aider chat', 'aider-chat'],
    words: ['aider'],
    sites: ['aider.chat', 'github.com/aider-ai/aider', 'github.com/paul-gauthier/aider'],
    noteNames: ['aider'],
  },
  {
    tool: 'gemini',
    logins: ['gemini-code-assist', 'gemini-cli', 'gemini-cli-robot', 'google-gemini'],
    bots: ['gemini'],
    emails: [
      'gemini@google.com',
      'gemini-cli@google.com',
      'gemini-cli-agent@google.com',
      'gemini-code-assist@google.com',
      'gemini-noreply@google.com',
      'gemini@users.noreply.github.com',
    ],
    names: [
      'gemini cli*',
      'gemini code assist*',
      'gemini ai',
      'google gemini*',
      'gemini 1*',
      'gemini 2*',
      'gemini 3*',
      'gemini pro*',
      'gemini flash*',
    ],
    words: ['gemini'],
    sites: ['github.com/google-gemini', 'geminicli.com', 'codeassist.google', 'gemini.google.com'],
    noteNames: ['gemini', 'gemini-cli'],
  },
  {
    tool: 'windsurf',
    logins: ['windsurf-bot', 'codeium-bot'],
    bots: ['windsurf', 'codeium', 'cascade'],
    emails: [
      ...['noreply@windsurf.com', 'cascade@windsurf.com', 'windsurf@windsurf.com', 'noreply@windsurf.ai'],
      ...['cascade@windsurf.ai', 'noreply@codeium.com', 'cascade@codeium.com', 'windsurf@codeium.com'],
    ],
    names: [
      'windsurf cascade*',
      'cascade (windsurf)',
      'windsurf ai',
      'windsurf editor',
      'windsurf ide',
      'windsurf agent',
      'cascade ai',
    ],
    words: ['windsurf', 'codeium', 'cascade'],
    sites: ['windsurf.com', 'www.windsurf.com', 'codeium.com', 'windsurf.ai'],
    noteNames: ['windsurf', 'codeium', 'cascade'],
  },
  {
    tool: 'amp',
    logins: ['ampagent', 'amp-agent', 'ampcode', 'ampcode-com', 'sourcegraph-amp'],
    bots: ['amp'],
    emails: ['amp@ampcode.com', 'noreply@ampcode.com', 'agent@ampcode.com', 'amp@sourcegraph.com'],
    names: ['amp code', 'ampcode', 'sourcegraph amp', 'amp agent', 'amp (sourcegraph)', 'amp (*'],
    words: ['amp'],
    sites: ['ampcode.com'],
    noteNames: ['amp', 'ampcode'],
  },
  {
    tool: 'jules',
    logins: ['google-labs-jules', 'jules-google'],
    bots: ['jules'],
    emails: ['jules@google.com', 'jules-noreply@google.com', 'google-labs-jules@google.com'],
    names: ['google jules', 'jules ai', 'google labs jules', 'google-labs-jules', 'jules da google'],
    words: ['jules'],
    sites: ['jules.google.com', 'jules.google'],
    noteNames: ['jules'],
  },
  rarerAgents,
];
