/**
 * A length of time as people say it, in one unit and rounded down: `5 minutes`, `3 hours`, `2 days`.
 * Hours up to two days, then days of 24 hours. Under a minute (or negative): `less than a minute`.
 */
export function durationWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return counted(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
