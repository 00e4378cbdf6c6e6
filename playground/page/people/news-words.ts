/** `3 new from Muster`, for whoever may be switched to. */
export function newsWords(count: number, botName: string): string {
  return `${count} new from ${botName}`;
}
