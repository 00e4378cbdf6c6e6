import { actions, type Block, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { CardView } from '../domain/card-view.ts';
import { type CheckIn, isAnswered } from '../domain/check-in.ts';
import { isEmptyDraft } from '../domain/draft.ts';
import { linesOf } from '../domain/typed.ts';
import { buildFollowUps } from './follow-ups.ts';
import { eodIds } from './ids.ts';
import { bullets, type ForReader, nameDay, sayContradiction, sayDay, sayPlaces } from './words.ts';

/** The message in which somebody answers, and what they sent once they have. */
export function buildCheckInCard(view: CardView, reader: ForReader): Message {
  return isAnswered(view.checkIn) ? buildAnswered(view, reader) : buildAsked(view, reader);
}

/** One that *In an hour* left behind. */
export function buildMovedCard({ on, snoozedUntil }: CheckIn, reader: ForReader): Message {
  const when = snoozedUntil === null ? 'below' : `again at ${showInstant(snoozedUntil, reader)}`;
  const said = `Your check-in for ${nameDay(on, reader)}: I ask ${when}.`;
  return message({ text: said, blocks: [context(said)] });
}

function buildAsked(view: CardView, reader: ForReader): Message {
  const { checkIn, asked, places, open } = view;
  const { on, snoozedUntil } = checkIn;
  const title = `Your check-in for ${sayDay(on, reader)}, ${nameDay(on, reader)}`;
  if (asked === null || !open)
    return message({ text: title, blocks: [context(md`${title} wasn’t sent, and its time is over.`)] });
  return message({
    text: title,
    blocks: [
      section(md`*${title}*`),
      ...(isEmptyDraft(asked.draft) ? buildQuiet(asked.planned) : buildDraft(asked.draft)),
      ...buildRemarks(asked),
      ...(snoozedUntil === null ? [] : [context(`I ask again at ${showInstant(snoozedUntil, reader)}.`)]),
      context(md`It goes to ${sayPlaces(places)}.`),
      buildButtons(checkIn, { canSend: !isEmptyDraft(asked.draft), reader }),
    ],
  });
}

function buildDraft({ done, plan, blockers }: NonNullable<CardView['asked']>['draft']): readonly Block[] {
  return buildParts([
    [md`*Done*`, done],
    [md`*Next*`, plan],
    [md`*Blocked*`, blockers],
  ]);
}

function buildQuiet(planned: string | null): readonly Block[] {
  const none = section(
    md`I saw nothing happen in your tasks. Write what you did, or say that there is nothing to tell.`,
  );
  const plan = planned === null ? [] : linesOf(planned).map((text) => ({ text }));
  return plan.length === 0 ? [none] : [none, ...buildParts([[md`*You had planned*`, plan]])];
}

function buildRemarks({ hidden, contradictions }: NonNullable<CardView['asked']>): readonly Block[] {
  const seen = contradictions.map(sayContradiction);
  return [
    ...(seen.length === 0 ? [] : [section(joinMd([md`:eyes: *Only you see this*`, ...seen], '\n'))]),
    ...(hidden === 0
      ? []
      : [context(`${hidden} private ${hidden === 1 ? 'thing is' : 'things are'} left out. “Edit” shows what.`)]),
  ];
}

function buildAnswered({ checkIn, places, open, followUps }: CardView, reader: ForReader): Message {
  const { on, state, answeredAt, done, plan, blockers, answers } = checkIn;
  const title = `Your check-in for ${nameDay(on, reader)}`;
  const at = answeredAt === null ? '' : `, ${showInstant(answeredAt, reader)}`;
  const parts = buildParts([
    [md`*Done*`, done],
    [md`*Next*`, linesOf(plan).map((text) => ({ text }))],
    [md`*Blocked*`, blockers],
    ...answers.map((answer) => [md`*${answer.question}*`, linesOf(answer.text).map((text) => ({ text }))] as const),
  ]);
  const edit = button({ id: eodIds.open.build(on), text: 'Edit', label: `Edit your check-in for ${on}` });
  return message({
    text: `${title} is sent.`,
    blocks: [
      section(md`*${title}*`),
      ...(state === 'nothing' ? [section('Nothing to tell that day.')] : parts),
      context(md`Sent to ${sayPlaces(places)}${at}.${open ? ' You can change it until midnight.' : ''}`),
      ...(open ? [...buildFollowUps(checkIn.id, followUps), actions([edit])] : []),
    ],
  });
}

type Part = readonly [title: Mrkdwn, lines: readonly { readonly text: string; readonly url?: string | null }[]];

function buildParts(parts: readonly Part[]): readonly Block[] {
  return parts.flatMap(([title, lines]) =>
    lines.length === 0 ? [] : [section(joinMd([title, bullets(lines)], '\n'))],
  );
}

/** The four answers, as the message and the reminder offer them. */
export function buildButtons(
  { id, on, snoozedUntil }: CheckIn,
  { canSend, reader }: { readonly canSend: boolean; readonly reader: ForReader },
): Block {
  const day = `for ${on}`;
  const nothing = sayDay(on, reader) === 'today' ? 'Nothing today' : 'Nothing that day';
  return actions([
    ...(canSend
      ? [
          button({
            id: eodIds.send.build(id),
            text: 'Send as is',
            style: 'primary',
            value: reader.now.toISOString(),
            label: `Send as is: the check-in ${day}`,
          }),
        ]
      : []),
    button({ id: eodIds.open.build(on), text: 'Edit', label: `Edit the check-in ${day}` }),
    button({ id: eodIds.nothing.build(id), text: nothing, label: `${nothing}: no check-in ${day}` }),
    ...(snoozedUntil === null
      ? [button({ id: eodIds.later.build(id), text: 'In an hour', label: 'Ask me again in an hour' })]
      : []),
  ]);
}
