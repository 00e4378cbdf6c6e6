/**
 * The phrases read as a date, each as a whole. What isn't listed stays text, however much it looks like a date to a
 * date library: `now`, `may`, `sun`, `5pm`, `weekend`, `2 weeks`.
 */
const weekdays = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
// `mon`, `sat` and `sun` are words or names too: alone they are text, after `next` or before a date they are days.
const clearShortDays = 'tues?|wed|thu|thurs?|fri';
const anyDay = `(?:${weekdays}|${clearShortDays}|mon|sat|sun)`;
const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const dayNumber = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const year = '(?:,? 20\\d\\d)?';
const count = '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|[1-9]\\d{0,2})';

/** `1 dec`, `1st of december`, `dec 1, 2026`, `fri 27 nov`. */
export const namedDay = whole(
  `(?:${anyDay},? )?(?:(?<day>${dayNumber}) (?:of )?(?<month>${months})|(?<month>${months}) (?<day>${dayNumber}))(?<year>${year})`,
);

/** Words that mean something else here than to a date library. */
export const ownDay = whole('next week|next month|this week|eow|eom|end of (?:the |next )?week');

/** `2026-12-01`, `1.12.`, `12/1`; what the numbers mean is for `readNumericDate`. */
export const numericDay = whole('\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]?(?:\\d{2}|\\d{4})?');

/** Words that a date library computes as they stand. */
export const relativeDay = whole(
  `today|tomorrow|tmrw|${weekdays}|${clearShortDays}|(?:next|this) ${anyDay}|in ${count} (?:day|week|month)s?|end of (?:the |next )?month`,
);

/** Gone by whatever the date: said when somebody asks for them, left alone at the end of a title. */
export const pastDay = whole(`yesterday|last (?:${anyDay}|week|month|year)|${count} (?:day|week|month|year)s? ago`);

/** Words a phrase may end in, for a quick look before the closer one. */
export const mayEndDate = whole(
  `[\\d/.-]{0,10}\\d(?:st|nd|rd|th)?\\.?|today|tomorrow|tmrw|yesterday|ago|days?|weeks?|months?|year|eow|eom|${anyDay}|${months}`,
);

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'iu');
}
