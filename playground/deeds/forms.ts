import { sendInteraction } from '../muster/send.ts';
import { applySubmission } from './apply-submission.ts';
import type { DeedNeeds } from './create-deeds.ts';
import { findView, interaction, personOf, type StateValues, viewWith } from './payloads.ts';
import { closed, done, type Result, resultOf } from './result.ts';

export type FilledForm = { readonly viewId: string; readonly values: StateValues };

/** Sends a filled modal, and does to it what Muster answers. */
export async function submitModal({ slack, muster }: DeedNeeds, as: string, form: FilledForm): Promise<Result> {
  const view = findView(slack.views, as, form.viewId);
  if (view === null) return closed;
  const outcome = await sendInteraction(muster, {
    ...interaction('view_submission', personOf(as)),
    view: viewWith(view, form.values),
    trigger_id: slack.triggers.issue(as),
    response_urls: [],
  });
  if (outcome.kind !== 'accepted') return resultOf(outcome);
  const after = applySubmission(slack.views, { personId: as, viewId: form.viewId, answer: outcome.body });
  return { ...resultOf(outcome), ...after };
}

/** Closes a modal without sending it; Muster is told where it asked for that. */
export async function closeModal({ slack, muster }: DeedNeeds, as: string, viewId: string): Promise<Result> {
  const view = findView(slack.views, as, viewId);
  if (view === null) return done;
  if (view.clear_on_close) slack.views.clear(as);
  else slack.views.close(as, viewId);
  if (!view.notify_on_close) return done;
  const payload = { ...interaction('view_closed', personOf(as)), view, is_cleared: view.clear_on_close };
  return resultOf(await sendInteraction(muster, payload));
}
