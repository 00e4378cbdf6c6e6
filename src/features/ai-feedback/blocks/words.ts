import { type AgentTool, agentNames } from '../../../kit/ai-evidence/index.ts';
import type { ReportCategory } from '../domain/report.ts';

export const categoryWords: Readonly<Record<ReportCategory, string>> = {
  broken: 'It doesn’t work',
  'made-up': 'It made something up',
  'against-our-ways': 'It goes against how we do things',
  'too-much': 'It did more than asked, or something else',
  tests: 'Its tests are weak or missing',
  unsafe: 'It is unsafe: security or data',
  other: 'Something else',
};

export const toolWords: Readonly<Record<AgentTool, string>> = { ...agentNames, other: 'Another one' };
