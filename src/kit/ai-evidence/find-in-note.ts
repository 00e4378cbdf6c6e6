import { z } from 'zod';
import { type AgentTool, knownAgents } from './tools.ts';

/** Agents that a note of `refs/notes/ai` credits with lines (the git-ai authorship log, version 3), each once. */
export function agentsInNote(text: string): readonly AgentTool[] {
  const log = read(text.slice(0, NOTE_MAX));
  if (log === null) return [];
  const runs = [...Object.values(log.prompts), ...Object.values(log.sessions)];
  return [...new Set(runs.flatMap(({ agent_id }) => (agent_id === undefined ? [] : toolOf(agent_id.tool))))];
}

/** Longest note looked at, in characters. */
const NOTE_MAX = 1_000_000;

const run = z.object({ agent_id: z.object({ tool: z.string().max(200) }).optional() });
const authorshipLog = z.object({
  prompts: z.record(z.string(), run).catch({}).default({}),
  sessions: z.record(z.string(), run).catch({}).default({}),
});

/** The lines' attestations stand before `---`, what they refer to after it. */
function read(text: string): z.infer<typeof authorshipLog> | null {
  const start = text.search(/^\{/m);
  if (start === -1) return null;
  try {
    const parsed = authorshipLog.safeParse(JSON.parse(text.slice(start)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function toolOf(name: string): AgentTool[] {
  const plain = name.trim().toLowerCase();
  if (plain === '' || /^(?:human|unknown|none|mock_ai)$/.test(plain)) return [];
  return [knownAgents.find(({ noteNames }) => noteNames.includes(plain))?.tool ?? 'other'];
}
