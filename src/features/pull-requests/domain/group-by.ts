/** What has the same key, in the order of its first; no group is empty. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly [T, ...T[]]> {
  // A group is made with its first member, which the library's type leaves out.
  return Map.groupBy(items, keyOf) as Map<K, T[]> as Map<K, [T, ...T[]]>;
}
