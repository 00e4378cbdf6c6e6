import type { ModalView } from '../../kit/blocks/index.ts';
import { SlackCallError, type SlackResponder, type SlackViews } from '../../ports/outbound/slack.ts';
import { inWords, quietly } from './in-words.ts';
import { buildReopen } from './reopen.ts';
import type { Turn } from './turn.ts';

export type ModalNeeds = { readonly views: SlackViews; readonly responder: SlackResponder };

/**
 * Opens a modal with the turn's trigger, inside a modal on top of it; a trigger that came too late turns into a
 * message with a button. Never throws.
 * @returns the view's id; null when it could not be opened
 */
export async function openModal(needs: ModalNeeds, turn: Turn, view: ModalView): Promise<string | null> {
  const { triggerId, workspace, place } = turn;
  try {
    if (triggerId === null) throw new SlackCallError('views.open', NO_TRIGGER);
    return place.kind === 'modal'
      ? await needs.views.push(workspace.id, triggerId, view)
      : await needs.views.open(workspace.id, triggerId, view);
  } catch (error) {
    turn.exchange.log.warn({ event: 'slack.modal-not-opened', error }, 'a modal could not be opened');
    // Where there is no conversation the person sees that nothing opened. A submitted form must stay unanswered here.
    if (place.kind !== 'submission')
      await inWords(needs.responder, turn, { message: buildReopen(turn.reopening), replace: false });
    return null;
  }
}

const NO_TRIGGER = { kind: 'permanent', code: 'invalid_trigger_id', scope: 'message' } as const;

/** Shows a view in the turn's shell, else in place of the present one, else in a new one. Never throws. */
export async function showView(needs: ModalNeeds, turn: Turn, view: ModalView): Promise<void> {
  const { exchange, place, workspace } = turn;
  if (place.kind === 'submission' && turn.shellViewId === null) {
    return exchange.answer({ response_action: 'update', view });
  }
  exchange.answer(null);
  const present = turn.shellViewId ?? (place.kind === 'modal' ? place.viewId : null);
  if (present === null) await openModal(needs, turn, view);
  else await quietly(turn, 'views.update', () => needs.views.update(workspace.id, present, view));
}
