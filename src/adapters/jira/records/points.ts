/** Points as number or text (`3`, `"3"`, `"3.0"`); null for none, and for what is no number. Never 0 for nothing. */
export function readPoints(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^-?\d{1,9}(\.\d{1,9})?$/.test(value.trim())) return null;
  return Number(value);
}
