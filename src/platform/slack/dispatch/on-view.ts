import { readForm } from '../../../kit/blocks/index.ts';
import type { ViewSource } from '../../../ports/inbound/slack.ts';
import { refuse } from '../deliver.ts';
import type { Exchange } from '../exchange.ts';
import type { ViewPayload } from '../payloads.ts';
import { sentences } from '../sentences.ts';
import { beginTurn } from './begin-turn.ts';
import type { DispatchNeeds } from './needs.ts';
import { runListener } from './run-listener.ts';

/** A submitted modal; a closed one is acknowledged, nobody listens to it. */
export async function onView(needs: DispatchNeeds, exchange: Exchange, payload: ViewPayload): Promise<void> {
  if (payload.type === 'view_closed') return exchange.answer(null);
  const { view } = payload;
  const turn = await beginTurn(
    needs,
    { exchange, payload },
    { place: { kind: 'submission', view }, surface: 'modal', reopening: null },
  );
  if (turn === null) return;
  const submission = needs.registry.submissions.get(view.callback_id);
  if (submission === undefined) {
    exchange.result = 'unknown-name';
    return refuse(needs, turn, { fields: {}, sentence: sentences.oldForm });
  }
  const source: ViewSource = {
    kind: 'modal',
    viewId: view.id,
    callbackId: view.callback_id,
    privateMetadata: view.private_metadata,
    form: readForm(view.state?.values),
  };
  await runListener(needs, turn, { shell: () => null, run: (args) => submission.run({ ...source, ...args }) });
}
