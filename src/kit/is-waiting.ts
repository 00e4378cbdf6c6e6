/** Whether an outside tool asks not to be asked now; null: it asked for nothing. */
export function isWaiting({ waitUntil }: { readonly waitUntil: Date | null }, now: Date): boolean {
  return waitUntil !== null && waitUntil > now;
}
