import type { SlackStatus } from '../../../ports/outbound/slack.ts';

/**
 * Until when a status in Slack says that somebody is away: an instant as ISO text, `open` when it has no end, null when
 * it says something else. Only this is kept, not the words: why somebody is ill is nobody's business.
 */
export type SlackAway = string | null;

/** Whether the status means that somebody isn't there to work. A meeting, lunch, focus time or do-not-disturb doesn't. */
export function readSlackAway({ emoji, text, expiresAt }: SlackStatus): SlackAway {
  const sign =
    emoji
      .toLowerCase()
      .split(':')
      .find((part) => part !== '') ?? '';
  const said = text.normalize('NFKC').toLowerCase();
  const means = (AWAY_SIGNS.has(sign) || AWAY_WORDS.test(said)) && !AT_WORK_WORDS.test(said);
  if (!means) return null;
  return expiresAt === null ? 'open' : expiresAt.toISOString();
}

/** Slack's own names of the signs. */
const AWAY_SIGNS: ReadonlySet<string> = new Set([
  ...['palm_tree', 'desert_island', 'beach_with_umbrella', 'umbrella_on_ground'],
  ...['face_with_thermometer', 'thermometer', 'mask', 'hospital'],
  ...['airplane', 'airplane_departure', 'airplane_arriving', 'small_airplane'],
]);

const AWAY_WORDS =
  /\b(?:vacation(?:ing)?|ooo|o\.o\.o|out of (?:the )?office|out sick|off sick|(?:i'?m |i’m |home )?sick(?: day| leave)?|on (?:annual |sick |parental |maternity |paternity )?leave|(?:parental|maternity|paternity|annual) leave|pto|day off|off (?:today|until|till)|on (?:public )?holidays?|urlaub|krank)\b/u;

/** What takes it back: somebody who plans a vacation or is back from one is at work. */
const AT_WORK_WORDS =
  /\b(?:meeting|lunch|focus(?:ing)?|do not disturb|dnd|on a call|planning|back from|not (?:sick|ooo|on leave|on vacation)|working|wfh|remote(?:ly)?)\b/u;
