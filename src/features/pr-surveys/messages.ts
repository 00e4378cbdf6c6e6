import { message, section } from '../../kit/blocks/index.ts';
import type { InvitationId, PersonId } from '../../kit/ids.ts';
import { link, md } from '../../kit/mrkdwn.ts';
import type { Args, Renderer } from '../../ports/inbound/feature.ts';
import { listIdentitiesById } from '../people/index.ts';
import { isWaiting, type SurveyQuestion } from './domain/card.ts';
import { readSurveyCard, readSurveyQuestion } from './store/read-card.ts';
import { listStrangersOf } from './store/strangers.ts';

/** What goes out about surveys, drawn as things stand when it is sent. */
export const surveyMessages = (): Readonly<Record<string, Renderer>> => ({
  'pr-surveys.card': drawCard,
  'pr-surveys.reminder-card': drawCard,
  'pr-surveys.reveal-note': async (tx, args) => {
    const question = await readSurveyQuestion(tx, String(args.invitationId) as InvitationId);
    return question === null ? null : plain('The author’s answer is here', [question]);
  },
  'pr-surveys.strangers-note': async (tx, args) => {
    const ids = await listStrangersOf(tx, String(args.on));
    const names = (await listIdentitiesById(tx, ids)).filter(({ personId }) => personId === null);
    if (names.length === 0) return null;
    const text = `I don’t know who these are on GitHub: ${names.map(({ login, name }) => login ?? name).join(', ')}.`;
    return message({ text, blocks: [section(text)] });
  },
});

const drawCard: Renderer = async (tx, args) => {
  const card = await readSurveyCard(tx, readDay(args));
  return card === null ? null : { ...plain('About what was merged', card.questions), repost: isWaiting(card) };
};

function readDay(args: Args): { readonly personId: PersonId; readonly on: string } {
  return { personId: String(args.personId) as PersonId, on: String(args.on) };
}

function plain(title: string, questions: readonly SurveyQuestion[]) {
  const rows = questions.map(({ pullRequest, role, state }) =>
    section(md`${link(pullRequest.url, pullRequest.ref)} ${pullRequest.title}\n${role}: ${state}`),
  );
  return message({ text: title, blocks: [section(title), ...rows] });
}
