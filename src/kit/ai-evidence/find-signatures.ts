import { namedAgent } from './agent-of.ts';
import { type AgentTool, knownAgents } from './tools.ts';

/** The agent that a line of text signs as: a footer, a hidden mark, or the address of its session; null otherwise. */
export function agentInLine(line: string): AgentTool | null {
  const text = line.trim();
  if (text === '' || text.length > LINE_MAX) return null;
  const marked = MARKS.find(({ pattern }) => pattern.test(text));
  return marked?.tool ?? sessionIn(text) ?? footerIn(text);
}

/** Longest line a footer may be, in characters: tools write short ones, some with several links. */
const LINE_MAX = 1_000;

/** Marks that tools leave in descriptions, readable or hidden. */
const MARKS: readonly { readonly pattern: RegExp; readonly tool: AgentTool }[] = [
  { pattern: /^<!--\s*(?:START|END) COPILOT (?:CODING|CLOUD) AGENT/i, tool: 'copilot' },
  { pattern: /^<!--\s*START COPILOT ORIGINAL PROMPT/i, tool: 'copilot' },
  { pattern: /^(?:\W{0,4})?(?:✨ )?Let Copilot coding agent \[set things up for you\]/iu, tool: 'copilot' },
  { pattern: /^\W{0,4}You can make Copilot smarter by setting up custom instructions/iu, tool: 'copilot' },
  { pattern: /^<!--\s*CURSOR_AGENT_PR_BODY_(?:BEGIN|END)\s*-->/i, tool: 'cursor' },
  { pattern: /^[*_]{0,2}PR created automatically by Jules for task\b/i, tool: 'jules' },
  { pattern: /^aider: \S/, tool: 'aider' },
  { pattern: /^<!--\s*(?:generated|created) (?:by|with) claude(?: code)?\s*-->/i, tool: 'claude-code' },
];

/** Addresses of one piece of work in a tool. A bare site is no evidence. */
const SESSIONS: readonly { readonly pattern: RegExp; readonly tool: AgentTool }[] = [
  { pattern: /^claude\.ai\/code\/(?:session|task|cse)[_/-]\w{6,}/, tool: 'claude-code' },
  { pattern: /^(?:www\.)?cursor\.com\/(?:background-agent|agents?)[/?]\S{6,}/, tool: 'cursor' },
  { pattern: /^(?:chatgpt|chat\.openai)\.com\/(?:codex\/(?:tasks|cloud\/tasks)\/\w{6,}|s\/cd_\w{6,})/, tool: 'codex' },
  { pattern: /^app\.devin\.ai\/sessions\/\w{6,}/, tool: 'devin' },
  { pattern: /^ampcode\.com\/threads\/T-[\w-]{6,}/, tool: 'amp' },
  { pattern: /^jules\.google(?:\.com)?\/(?:task|session)s?\/\w{6,}/, tool: 'jules' },
  { pattern: /^github\.com\/[\w.-]+\/[\w.-]+\/(?:pull\/\d+\/)?(?:agent-)?sessions\/[\w-]{6,}/, tool: 'copilot' },
  { pattern: /^github\.com\/copilot\/(?:agents|tasks)\/\S{6,}/, tool: 'copilot' },
  { pattern: /^(?:app\.all-hands\.dev|app\.openhands\.dev)\/conversations?\/\w{6,}/, tool: 'other' },
  { pattern: /^opencode\.ai\/s\/\w{4,}/, tool: 'other' },
  { pattern: /^app\.factory\.ai\/(?:sessions?|droids?)\/\w{4,}/, tool: 'other' },
  { pattern: /^(?:www\.)?codegen\.com\/agent\/(?:trace|run)\/\w+/, tool: 'other' },
  { pattern: /^(?:v0\.(?:app|dev)\/chat|lovable\.dev\/projects|app\.warp\.dev\/session)\/\S{4,}/, tool: 'other' },
];

/** An address on a line of its own, with a short label at most: in a sentence it may be about anything. */
function sessionIn(text: string): AgentTool | null {
  const links = [...text.matchAll(/https?:\/\/(?<address>[^\s)>\]"'*]+)/g)];
  if (links.length === 0) return null;
  const rest = text.replace(/<[^>]*>|\]\([^)]*\)|https?:\/\/\S+/g, ' ').match(/\p{L}+/gu) ?? [];
  const label = rest.join(' ');
  if (
    rest.length > 8 ||
    /\b(?:not|no|without|instead|never|don|doesn|didn|wasn|see|like|unlike|example)\b/i.test(label)
  )
    return null;
  for (const { groups } of links) {
    const found = SESSIONS.find(({ pattern }) => pattern.test(groups?.address ?? ''));
    if (found !== undefined) return found.tool;
  }
  return null;
}

/** `🤖 Generated with [Tool](site)` and its like, as a whole line. */
const FOOTER =
  /^(?:[-*] \[x\] )?(?:[^\p{L}\p{N}[<>"“'`-]|[*_]|- (?!\[)|-- )*(?:(?:this|the) (?:whole |entire )?(?:pr|pull request|commit|change|patch|code|branch|description)s? (?:was|were|is|has been) )?(?:mostly |partly |partially |fully |entirely |automatically |auto-?|ai-)?(?<verb>generated|created|made|written|built|authored|co-authored|coded|implemented|developed|assisted|vibe-?coded|opened)(?: code)? (?<how>with the (?:help|assistance) of|with (?:help|assistance) (?:from|of)|with|by|using|via)\s+(?:the )?(?<what>.+)$/iu;

function footerIn(text: string): AgentTool | null {
  const { verb, how, what } = FOOTER.exec(text.replace(/^<(?:sub|sup|i|em|p|small)>/i, ''))?.groups ?? {};
  if (verb === undefined || how === undefined || what === undefined) return null;
  const linked = /^\[(?<label>[^\]]+)\]\((?<url>https?:\/\/[^)]+)\)(?<tail>.*)$/.exec(what)?.groups;
  const anchored = /^<a [^>]*href="(?<url>[^"]+)"[^>]*>(?<label>[^<]+)<\/a>(?<tail>.*)$/i.exec(what)?.groups;
  const link = linked ?? anchored;
  if (link !== undefined) return endsHere(link.tail ?? '') ? linkedAgent(link.label ?? '', link.url ?? '') : null;
  const name = nameIn(what);
  if (name === null) return null;
  const isGenerated = /^(?:generated|vibe-?coded|assisted)$/i.test(verb);
  const isTool = isGenerated || (/^(?:with|using|via)\b/i.test(how) && !PERSONS.has(name.toLowerCase()));
  return namedAgent(name, isTool ? 'alone' : 'beside-address');
}

/** Products with people's names: only what is *generated* with them can't be done together with somebody. */
const PERSONS = new Set(['claude', 'devin', 'jules', 'gemini', 'amp', 'cody', 'kimi', 'junie', 'cascade']);

function linkedAgent(label: string, url: string): AgentTool | null {
  const address = url.replace(/^https?:\/\//, '').replace(/[?#].*$/, '');
  const named = namedAgent(label, 'alone');
  if (named !== null && named !== 'other') return named;
  const isAt = (site: string) => address === site || address.startsWith(`${site}/`);
  return knownAgents.find(({ sites }) => sites.some(isAt))?.tool ?? named;
}

/** The name a footer ends with: a link's address, a model in brackets or a full stop may follow. */
function nameIn(what: string): string | null {
  const bare = what.replace(/<\/?\w+>/g, '').replace(/\s*\(?https?:\/\/\S+\)?\s*$/, '');
  const cut = bare.replace(/[\s.!*_`~✨🤖💘🌊)]*$/u, (end) => (end.includes(')') && bare.includes('(') ? ')' : ''));
  return cut.length === 0 || cut.length > 60 ? null : cut;
}

function endsHere(tail: string): boolean {
  return (tail.replace(/<[^>]*>|\([^)]*\)|https?:\/\/\S+/g, ' ').match(/\p{L}+/gu) ?? []).length <= 4;
}
