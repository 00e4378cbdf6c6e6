import { message, section } from '../../../kit/blocks/index.ts';
import type { Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import {
  buildChangeForm,
  buildChangeShell,
  buildUnchangeable,
  readChangeForm,
  readChangeMetadata,
} from '../blocks/change-form.ts';
import { readAnswer, readInvitation, surveyForms, surveyIds } from '../blocks/ids.ts';
import { type Outcome, sayOutcome, writeSaid } from '../blocks/outcome.ts';
import { findOwnQuestion } from '../use-cases/find-own-question.ts';
import { type Recorded, recordAnswer } from '../use-cases/record-answer.ts';

/** The buttons of a question, wherever it stands. What they came to shows on the message itself. */
export function answerListeners(needs: Ports): Pick<SlackListeners, 'actions' | 'submissions'> {
  return {
    actions: {
      [surveyIds.answer.name]: {
        run: async ({ actor, argument, source }) => {
          const { invitationId, answer } = readAnswer(argument);
          const recorded = await recordAnswer(needs, actor, { invitationId, answers: [answer] });
          if (source.kind === 'home') return again(needs, recorded);
          return recorded.kind === 'recorded' ? { kind: 'nothing' } : say(sayOutcome(recorded.kind));
        },
      },
      [surveyIds.change.name]: {
        opens: buildChangeShell,
        run: async ({ actor, argument, source }) => {
          const found = await findOwnQuestion(needs, actor, readInvitation(argument));
          if (found.kind !== 'open') return { kind: 'view', view: buildUnchangeable(sayOutcome(found.kind)) };
          return { kind: 'view', view: buildChangeForm(found.question, source.kind === 'home') };
        },
      },
      [surveyIds.open.name]: { run: async () => ({ kind: 'home', tab: 'detective' }) },
    },
    submissions: {
      [surveyForms.change]: {
        run: async ({ actor, form, privateMetadata }) => {
          const { invitationId, home } = readChangeMetadata(privateMetadata);
          const answers = readChangeForm(form);
          const recorded = await recordAnswer(needs, actor, { invitationId, answers, change: true });
          if (home) return again(needs, recorded);
          const { kind } = recorded;
          // The card shows it; nothing else chosen is no fault, and the form closes the same way.
          if (kind === 'changed' || kind === 'recorded' || kind === 'already-answered') return { kind: 'nothing' };
          return { kind: 'view', view: buildUnchangeable(sayOutcome(kind)) };
        },
      },
    },
  };
}

/** Home, with what was just done said on top. */
function again({ clock }: Pick<Ports, 'clock'>, recorded: Recorded): Reply {
  const outcome: Outcome = 'revealed' in recorded && recorded.revealed ? 'revealed' : recorded.kind;
  return { kind: 'home', tab: 'detective', state: { said: writeSaid(outcome, clock.now()) } };
}

function say(words: string): Reply {
  return { kind: 'message', message: message({ text: words, blocks: [section(words)] }) };
}
