/** One line of Muster's output as a person reads it; log lines are JSON, all else stays as it is. */
export function tidyLine(line: string): string {
  const entry = parse(line);
  if (entry === null || typeof entry.msg !== 'string') return `Muster: ${line}`;
  const level = levels[Number(entry.level)] ?? String(entry.level);
  const error = entry.error ?? entry.err;
  const cause = typeof error === 'object' && error !== null && 'message' in error ? ` (${error.message})` : '';
  return `Muster, ${level}: ${entry.msg}${cause}`;
}

const levels: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'warning', 50: 'error', 60: 'fatal' };

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
