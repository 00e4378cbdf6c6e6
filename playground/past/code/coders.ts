/** How somebody writes code and reads that of others: the hidden truth that later features are to find out. */
export type Coder = {
  /** Pull requests a week, when nothing stands in the way. */
  readonly perWeek: number;
  /** How often an agent helps: `fully` writes most of it, `partly` some. The rest is by hand. At the end of the past; in the beginning it was half. */
  readonly ai: { readonly fully: number; readonly partly: number };
  /** What they use. */
  readonly tool: AiTool;
  /** How often the agent's signature stays in a commit or a description. */
  readonly leavesTrace: number;
  /** How good the work is by hand, 1 to 3, before chance. */
  readonly quality: number;
  /** Share of pull requests of others for which they would say rightly whether an agent helped. */
  readonly eye: number;
  /** How often they ask for changes. */
  readonly strict: number;
};

/** By the keys of `signatures`; null for somebody who uses none. */
export type AiTool = 'claude-code' | 'copilot' | 'cursor' | null;

const usual: Coder = {
  ...{ perWeek: 1.1, ai: { fully: 0.2, partly: 0.2 }, tool: 'copilot', leavesTrace: 0.15, quality: 2.1 },
  ...{ eye: 0.65, strict: 0.25 },
};

export const coders: Readonly<Record<string, Coder>> = {
  ben: { ...usual, perWeek: 0.6, ai: { fully: 0, partly: 0.1 }, quality: 2.6, eye: 0.9, strict: 0.4 },
  ana: { ...usual, perWeek: 1.6, ai: { fully: 0.3, partly: 0.3 }, tool: 'claude-code', quality: 2.4, eye: 0.8 },
  ravi: { ...usual, perWeek: 1.5, ai: { fully: 0.6, partly: 0.2 }, tool: 'claude-code', leavesTrace: 0.05, eye: 0.6 },
  meera: { ...usual, perWeek: 0.9, ai: { fully: 0.15, partly: 0.25 }, tool: 'cursor', eye: 0.7 },
  lena: { ...usual, perWeek: 0.7, ai: { fully: 0.1, partly: 0.2 }, quality: 2.5, eye: 0.75, strict: 0.35 },
  priya: { ...usual, perWeek: 1.5, ai: { fully: 0.35, partly: 0.35 }, tool: 'cursor', leavesTrace: 0.4, eye: 0.7 },
  sam: { ...usual, ai: { fully: 0.65, partly: 0.2 }, tool: 'claude-code', leavesTrace: 0.6, quality: 1.7, eye: 0.5 },
  arjun: { ...usual, perWeek: 0.8, ai: { fully: 0.1, partly: 0.3 }, eye: 0.75, strict: 0.3 },
  charlotte: { ...usual, perWeek: 1.2, ai: { fully: 0.25, partly: 0.4 }, quality: 1.9, eye: 0.55, strict: 0.1 },
  // Writes everything by hand and reads what others did; who guesses wrong about somebody guesses wrong here.
  siying: { ...usual, perWeek: 1.4, ai: { fully: 0, partly: 0 }, tool: null, quality: 2.7, eye: 0.85 },
};

/**
 * What an agent's help does to a pull request, in truth: less time, more lines; as good where somebody who knows the
 * code looks after it (`partly`), a little worse and taken back more often where nobody does (`fully`).
 */
export const effects = {
  no: { time: 1, lines: 1, quality: 0, takenBack: 0.02 },
  partly: { time: 0.85, lines: 1.2, quality: 0.05, takenBack: 0.02 },
  yes: { time: 0.65, lines: 1.7, quality: -0.35, takenBack: 0.06 },
} as const;

/** What the tools leave behind by themselves: at the end of a commit's message, or of a description. */
export const signatures = {
  'claude-code': {
    trailer: 'Co-Authored-By: Claude <noreply@anthropic.com>',
    footer: '🤖 Generated with [Claude Code](https://claude.com/claude-code)',
  },
  copilot: {
    trailer: 'Co-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>',
    footer: '<!-- START COPILOT CODING AGENT SUFFIX -->',
  },
  cursor: {
    trailer: 'Co-authored-by: Cursor <cursoragent@cursor.com>',
    footer: 'Made with [Cursor](https://cursor.com)',
  },
} as const satisfies Record<NonNullable<AiTool>, Record<'trailer' | 'footer', string>>;
