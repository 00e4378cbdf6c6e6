/** How far something is, in signs. @param share 0 to 1; what lies outside counts as the nearest of them */
export function progressBar(share: number): string {
  const full = Math.min(LENGTH, Math.max(0, Math.floor(share * LENGTH)));
  return '▓'.repeat(full) + '░'.repeat(LENGTH - full);
}

const LENGTH = 20;
