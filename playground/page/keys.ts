const isMac = /mac|iphone|ipad/i.test(navigator.platform);

/** `Ctrl K`, or what it is on a Mac. */
export function keysFor(letter: string): string {
  return isMac ? `⌘ ${letter}` : `Ctrl ${letter}`;
}

/** `Alt P`, or what it is on a Mac. */
export function altKeysFor(letter: string): string {
  return isMac ? `⌥ ${letter}` : `Alt ${letter}`;
}
