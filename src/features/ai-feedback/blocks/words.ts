import type { AiTool, ReportCategory } from '../domain/report.ts';

export const categoryWords: Readonly<Record<ReportCategory, string>> = {
  broken: 'It doesn’t work',
  'made-up': 'It made something up',
  'against-our-ways': 'It goes against how we do things',
  'too-much': 'It did more than asked, or something else',
  tests: 'Its tests are weak or missing',
  unsafe: 'It is unsafe: security or data',
  other: 'Something else',
};

export const toolWords: Readonly<Record<AiTool, string>> = {
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
  other: 'Another one',
};
