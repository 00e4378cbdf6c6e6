import { bot, channels, people } from '../company.ts';

/** The first line of a message as it is read aloud: Slack's markup gone, people and channels by name. */
export function plainWords(text: string): string {
  const [first = ''] = text.trim().split('\n');
  return first
    .replace(/<([^<>]*)>/g, (_, inside: string) => wordsOf(inside))
    .replace(/(^|[\s(])([*_~`])(?=\S)(.+?)\2(?=$|[\s).,:;!?])/g, '$1$3')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

/** What stands between `<` and `>`: a mention, a date or a link. */
function wordsOf(inside: string): string {
  const [target = '', label] = inside.split('|');
  if (target.startsWith('@')) return nameOf(target.slice(1)) ?? label ?? 'somebody';
  if (target.startsWith('#'))
    return `#${channels.find(({ id }) => id === target.slice(1))?.name ?? label ?? 'channel'}`;
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  return label ?? target;
}

function nameOf(id: string): string | null {
  if (id === bot.userId) return bot.name;
  return people.find((person) => person.id === id)?.name ?? null;
}
