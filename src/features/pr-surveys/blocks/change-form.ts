import { z } from 'zod';
import {
  type Block,
  type FormValues,
  input,
  type ModalView,
  modal,
  radioButtons,
  section,
  textOf,
} from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { InvitationId } from '../../../kit/ids.ts';
import type { Answer } from '../domain/answer.ts';
import type { SurveyQuestion } from '../domain/card.ts';
import { surveyForms } from './ids.ts';
import { nameOf, PARTS, partWords, readPart } from './words.ts';

/** Opened at once; the fields follow when the answer is read. */
export const buildChangeShell = (): ModalView => shown('One moment…', 'Cancel');

/** In place of the form, where nothing can be changed any more. */
export const buildUnchangeable = (why: string): ModalView => shown(why, 'Close');

/** @param home whether it was opened on Home, which is drawn again */
export function buildChangeForm(question: SurveyQuestion, home: boolean): ModalView {
  return modal({
    title: TITLE,
    callbackId: surveyForms.change,
    submit: 'Save',
    close: 'Cancel',
    privateMetadata: JSON.stringify({ invitationId: question.invitationId, home }),
    blocks: [section(nameOf(question.pullRequest)), ...inputsOf(question)],
  });
}

const metadata = z.object({ invitationId: z.uuid().transform((id) => id as InvitationId), home: z.boolean() });
export type ChangeMetadata = z.infer<typeof metadata>;

/** @throws MusterError 'invalid' when the form was made by another version of Muster */
export function readChangeMetadata(text: string): ChangeMetadata {
  try {
    return metadata.parse(JSON.parse(text));
  } catch (cause) {
    throw new MusterError('invalid', 'This form is too old to be saved. Open it again.', { cause });
  }
}

/** Every part that was chosen, in the order in which they are judged: the guess before how sure one is of it. */
export function readChangeForm(form: FormValues): readonly Answer[] {
  return [...PARTS.author, ...PARTS.reviewer].flatMap((part) => readPart(part, textOf(form, part)) ?? []);
}

const TITLE = 'Change your answer';

const LABELS: Readonly<Record<Answer['part'], string>> = {
  ai: 'Was this AI-assisted?',
  quality: 'How is the quality?',
  guess: 'AI-assisted? Your guess',
  confidence: 'How sure are you?',
};

/** Only what was answered: the rest stands on the message. */
function inputsOf(question: SurveyQuestion): readonly Block[] {
  return PARTS[question.role].flatMap((part) => {
    const present =
      part === 'confidence' && question.guess !== null ? (question.confidence ?? 'likely') : question[part];
    if (present === null) return [];
    const choices = partWords(part).map(([value, text]) => ({ text, value }));
    return [input({ name: part, label: LABELS[part], element: radioButtons({ choices, initial: String(present) }) })];
  });
}

function shown(words: string, close: string): ModalView {
  return modal({ title: TITLE, callbackId: surveyForms.change, close, blocks: [section(words)] });
}
