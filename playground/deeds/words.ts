import { channels, people } from '../company.ts';

/**
 * What Slack makes of typed text: `&`, `<` and `>` escaped, known `@names` and `#channels` as ids. Unknown names stay
 * as they were typed.
 */
export function asSlackText(typed: string): string {
  return escapeText(typed)
    .replace(NAME, (whole, before: string, handle: string) => {
      const person = people.find((one) => one.handle === handle.toLowerCase());
      return person === undefined ? whole : `${before}<@${person.id}|${person.handle}>`;
    })
    .replace(CHANNEL, (whole, before: string, name: string) => {
      const channel = channels.find((one) => one.name === name.toLowerCase());
      return channel === undefined ? whole : `${before}<#${channel.id}|${channel.name}>`;
    });
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const NAME = /(^|[\s(,;:/])@([a-z][a-z0-9._-]*[a-z0-9]|[a-z])/gi;
const CHANNEL = /(^|[\s(,;:])#([a-z0-9_-]+)/gi;
