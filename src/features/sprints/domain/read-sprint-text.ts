/** What `/muster sprint …` asks for; null for anything else. */
export function readSprintText(text: string): 'show' | 'plan' | null {
  const said = text.trim().toLowerCase();
  // Opened and closed by the buttons below what is shown: which one is meant can be seen there.
  if (['', 'show', 'list', 'open', 'start', 'close', 'end'].includes(said)) return 'show';
  return said === 'plan' || said === 'new' ? 'plan' : null;
}

/** The number in `/task sprint T-12` and `/task T-12 sprint`; null when it is something else. */
export function readJoinText(text: string): number | null {
  const found =
    /^(?:sprint\s+t[-‐‑–—]0*(?<after>[1-9]\d{0,8})|t[-‐‑–—]0*(?<before>[1-9]\d{0,8})\s+sprint)[:,.;]?$/i.exec(
      text.trim(),
    );
  const number = found?.groups?.after ?? found?.groups?.before;
  return number === undefined ? null : Number(number);
}
