import type { KeptMessage } from './journal.ts';

/** True when a message names somebody, in its text or anywhere in its blocks. */
export function mentions(message: KeptMessage, personId: string): boolean {
  return namesIn(message).has(personId);
}

// Asked for again and again while a message is unread; an edit makes a new object.
const found = new WeakMap<KeptMessage, ReadonlySet<string>>();

function namesIn(message: KeptMessage): ReadonlySet<string> {
  const known = found.get(message);
  if (known !== undefined) return known;
  const source = `${message.text}${message.blocks === undefined ? '' : JSON.stringify(message.blocks)}`;
  const names = new Set([...source.matchAll(/<@([A-Z0-9]+)/g)].map(([, id = '']) => id));
  found.set(message, names);
  return names;
}
