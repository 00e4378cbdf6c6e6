/** The later of two instants; null is none. */
export function latest(a: Date, b: Date | null): Date {
  return b !== null && b > a ? b : a;
}
