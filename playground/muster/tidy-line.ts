/** One line of Muster's output as a person reads it; log lines are JSON, all else stays as it is. */
export function tidyLine(line: string): string {
  const entry = parse(line);
  if (entry === null || typeof entry.message !== 'string') return `Muster: ${line}`;
  const level = entry.level === 'warn' ? 'warning' : String(entry.level);
  return `Muster, ${level}: ${entry.message}${causeOf(entry.error)}`;
}

function causeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? ` (${error.message})` : '';
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
