import { code, joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';

/** Our sentences as markup: what stands between backticks becomes code (`/task list`), all else stays text. */
export function sentence(words: string): Mrkdwn {
  const parts = words.split(/`([^`\n]+)`/);
  return joinMd(
    parts.map((part, n) => (n % 2 === 1 ? code(part) : md`${part}`)),
    '',
  );
}
