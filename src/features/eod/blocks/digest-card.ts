import { type Block, context, header, type Message, message, section } from '../../../kit/blocks/index.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import { showDay } from '../../../kit/shown-time.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Digest, DigestLine } from '../domain/digest.ts';
import { bullets } from './words.ts';

export type DigestView = {
  readonly team: string;
  readonly on: CalendarDay;
  readonly digest: Digest;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly final: boolean;
};

/** What a team reads of a day: done and blocked by name; who is silent only as a number. */
export function buildDigest({ team, on, digest, names, final }: DigestView): Message {
  // The day has a name of its own: readers in other zones must not take it for their today.
  const title = `${team}: check-ins of ${showDay(on, on)}`;
  return message({
    text: title,
    blocks: [
      header(title),
      ...digest.lines.map((line) => buildLine(line, names.get(line.personId) ?? 'Somebody who left')),
      context(sayCount(digest, final)),
    ],
  });
}

function buildLine({ done, blockers, answers, nothing }: DigestLine, name: string): Block {
  if (nothing && blockers.length === 0) return section(md`*${name}*: nothing to tell today`);
  const parts = [
    md`*${name}*`,
    ...(done.length === 0 ? [] : [bullets(done)]),
    ...(blockers.length === 0 ? [] : [md`:no_entry: *Blocked*`, bullets(blockers)]),
    ...answers.map(({ question, text }) => md`_${question}_ ${text}`),
  ];
  return section(joinMd(parts.length === 1 ? [...parts, md`• made a plan`] : parts, '\n'));
}

function sayCount({ unanswered, unasked }: Digest, final: boolean): string {
  const silent =
    unanswered === 0
      ? `Everybody who was asked${final ? '' : ' so far'} has answered.`
      : `${unanswered} ${unanswered === 1 ? 'person has' : 'people have'} not answered${final ? '' : ' yet'}.`;
  const down = unasked === 0 ? '' : ` ${unasked} of them could not be asked in time: Muster was down.`;
  return `${silent}${down}${final ? ' Final; late answers still come in here.' : ''}`;
}
