/** What of Muster's words the tour looks for. `said` is text or JSON of blocks, as it stands on the page. */

/** The task that was just made, and who has it; null when these words say nothing of one. */
export function readCreated(said: string): { readonly task: string; readonly ownerId: string | null } | null {
  const task = /\bCreated \*?(T-\d+)\b/.exec(said)?.[1];
  if (task === undefined) return null;
  const ownerId = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?> has it now/.exec(said)?.[1] ?? null;
  return { task, ownerId: ownerId ?? /Responsible\*? <@([UW][A-Z0-9]+)/.exec(said)?.[1] ?? null };
}

/** True for the words of a task's card, as notifications show them: `T-12 Fix the login page (Blocked)`. */
export function isCardOf(text: string, task: string): boolean {
  return text.startsWith(`${task} `);
}

export function isBlocked(text: string, task: string): boolean {
  return isCardOf(text, task) && text.endsWith('(Blocked)');
}

/** True when Muster says that a change of the task was taken back. */
export function saysUndone(said: string, task: string): boolean {
  return new RegExp(`\\b${task}\\*? is (?:as it was before|taken back)`).test(said);
}
