import type { Result } from '../deeds/result.ts';
import type { Place } from '../deeds/use-control.ts';
import type { OptionsAnswer } from '../web/contract.ts';
import { type Choices, optionChoices } from './controls/choices.ts';
import type { Element } from './controls/element.ts';
import { act } from './world/ask.ts';

export type Typed = { readonly blockId: string; readonly element: Element; readonly typed: string };

/** What Muster offers in an external menu for what was typed. @throws Error with words when it can't be asked */
export async function askOptions(as: string, place: Place, { blockId, element, typed }: Typed): Promise<Choices> {
  const { type, action_id } = element;
  const control = { type, action_id, block_id: blockId, value: typed };
  const answer: Result & OptionsAnswer = await act('options', as, { place, control });
  if (answer.notice !== null) throw new Error(answer.notice);
  return optionChoices(answer);
}
