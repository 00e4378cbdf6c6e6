/** The words of ARCHITECTURE.md, section 1. A feature imports the doors of lower tiers only. */
const TIERS: readonly (readonly string[])[] = [
  ['history', 'people', 'overrides'],
  ['connections'],
  ['tasks', 'pull-requests', 'issues'],
  ['commit-analysis', 'escalations', 'copilot-usage', 'sprints', 'intake'],
  ['focus', 'task-graph', 'pr-surveys', 'eod', 'goals', 'doc-drafts'],
  ['kpis', 'ai-feedback', 'insights', 'decisions'],
  ['leaderboard', 'triggers', 'assistant'],
  ['app-home', 'onboarding', 'billing', 'api'],
];

/**
 * Sideways steps within a tier that the plan's text leaves open, each with its reason.
 * `people` writes the history of roles and teams, and `history` knows nobody; `overrides` writes its history, too, and
 * asks `people` who may grant one.
 */
const SIDEWAYS: readonly (readonly [from: string, to: string])[] = [
  ['people', 'history'],
  ['overrides', 'history'],
  ['overrides', 'people'],
];

/** 1 is the lowest; null for a word that is not in the list. */
export function tierOf(word: string): number | null {
  const at = TIERS.findIndex((words) => words.includes(word));
  return at === -1 ? null : at + 1;
}

/** True when `from` may use the door of `to`. */
export function mayUse(from: string, to: string): boolean {
  if (SIDEWAYS.some(([a, b]) => a === from && b === to)) return true;
  const [above, below] = [tierOf(from), tierOf(to)];
  return above !== null && below !== null && below < above;
}
