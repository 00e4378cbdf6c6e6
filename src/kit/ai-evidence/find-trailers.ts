import { agentOf, namedAgent } from './agent-of.ts';
import { personIn, type Trailer, trailerOf } from './text-parts.ts';
import type { AgentTool } from './tools.ts';

/** The agent that a trailer credits with the work; null for reviewers' trailers and for people. */
export function agentInTrailer(line: string): AgentTool | null {
  const trailer = trailerOf(line);
  if (trailer === null) return null;
  return OWN_KEYS[trailer.key]?.(trailer) ?? credited(trailer);
}

/** Trailers that one tool alone writes, by their key. */
const OWN_KEYS: Readonly<Record<string, (trailer: Trailer) => AgentTool | null>> = {
  'agent-logs-url': ({ value }) => (/^https?:\/\//.test(value) ? 'copilot' : null),
  'copilot-session-id': () => 'copilot',
  'amp-thread-id': ({ value }) => (/T-[0-9a-f-]{8,}|ampcode\.com/i.test(value) ? 'amp' : null),
  'amp-thread': ({ value }) => (/ampcode\.com/.test(value) ? 'amp' : null),
  'claude-session': () => 'claude-code',
  'claude-session-id': () => 'claude-code',
  'claude-code-session': () => 'claude-code',
  'codex-session': () => 'codex',
  'codex-session-id': () => 'codex',
  'codex-task': () => 'codex',
  'devin-session': () => 'devin',
  'devin-session-id': () => 'devin',
  'jules-task-id': () => 'jules',
  'jules-session-id': () => 'jules',
  'replit-commit-author': ({ value }) => (/^(?:agent|assistant)$/i.test(value) ? 'other' : null),
};

/** Who did the work; `Reviewed-by`, `Tested-by`, `Reported-by` and their like say nothing of it. */
const PEOPLE_KEYS = ['co-authored-by', 'co-author', 'signed-off-by', 'co-developed-by', 'authored-by', 'author'];

/** Made for tools: an ordinary word in them is the tool of that name. */
const TOOL_KEYS = [
  ...['assisted-by', 'ai-assisted-by', 'generated-by', 'generated-with', 'generated-using', 'made-with', 'made-by'],
  ...[
    'created-with',
    'written-with',
    'coded-with',
    'built-with',
    'ai-tool',
    'ai-agent',
    'ai-assistant',
    'coding-agent',
  ],
  ...['co-authored-with', 'ai-generated-by', 'ai-co-author', 'ai-co-authored-by', 'ai-assisted', 'ai-model', 'agent'],
];

function credited({ key, value }: Trailer): AgentTool | null {
  const person = personIn(value);
  if (PEOPLE_KEYS.includes(key)) return agentOf({ ...person, login: null });
  if (!TOOL_KEYS.includes(key)) return null;
  const known = agentOf({ ...person, login: null });
  if (known !== null || person.name === null || person.email !== null) return known;
  // The kernel's form: `Assisted-by: Claude:claude-opus-4-5 sparse`.
  const [first = ''] = person.name.split(':');
  return (
    namedAgent(first, 'alone') ?? namedAgent(person.name.replace(/\s+(?:and|\+|,).*$/, ''), 'alone') ?? modelOf(value)
  );
}

/** Models by their own names, where a tool's key leaves no doubt that one is meant. */
function modelOf(value: string): AgentTool | null {
  if (/^claude[-\s]/i.test(value)) return 'claude-code';
  if (/^gemini[-\s]?\d/i.test(value)) return 'gemini';
  return /^(?:gpt|o[134]|deepseek|qwen|llama|grok|kimi|mistral)[-\s]?[\dvk.-]/i.test(value) ? 'other' : null;
}
