import { suggestedOptions } from '../../../kit/blocks/choices.ts';
import { splitActionId } from '../../../kit/blocks/index.ts';
import type { Exchange } from '../exchange.ts';
import { findActor } from '../guard.ts';
import type { SuggestionPayload } from '../payloads.ts';
import { sentences } from '../sentences.ts';
import type { Turn } from '../turn.ts';
import { beginTurn } from './begin-turn.ts';
import type { DispatchNeeds } from './needs.ts';
import { sourceOf } from './on-action.ts';

/**
 * What an external menu offers for what was typed into it. A menu has no place for sentences but its own lines, so a fault
 * is one of them; nobody to answer for means nothing to offer.
 */
export async function onSuggestion(
  needs: DispatchNeeds,
  exchange: Exchange,
  payload: SuggestionPayload,
): Promise<void> {
  const turn = await beginTurn(
    needs,
    { exchange, payload },
    { place: { kind: 'message' }, surface: 'modal', reopening: null },
  );
  if (turn === null) return;
  try {
    exchange.answer({ options: suggestedOptions(await suggest(needs, turn, payload)) });
  } catch (error) {
    exchange.result = 'failed';
    exchange.log.warn({ event: 'slack.suggestion-failed', error }, 'a menu could not be filled');
    exchange.answer({ options: suggestedOptions([{ text: sentences.noChoices, value: NO_CHOICE }]) });
  }
}

/** The value of the line that says a menu can't be filled: no id of anything. */
const NO_CHOICE = 'none';

async function suggest(needs: DispatchNeeds, turn: Turn, payload: SuggestionPayload) {
  const { name, argument } = splitActionId(payload.action_id);
  const suggestion = needs.registry.suggestions.get(name);
  if (suggestion === undefined) {
    turn.exchange.result = 'unknown-name';
    return [];
  }
  const actor = await findActor(needs, turn);
  if (typeof actor === 'string') {
    turn.exchange.result = 'refused';
    return [];
  }
  return suggestion.run({ actor, log: turn.log, argument, typed: payload.value, source: sourceOf(payload) });
}
