import type { ShownView } from '../../slack/views.ts';
import { done, type Performed, refused, type Stage, troubleIn, waitFor } from './performance.ts';
import { findButton, pressInSettings } from './press-in-settings.ts';

/** Chooses every repository or project of the first connection in *Settings*. @param as a person's id */
export async function chooseAll(stage: Stage, as: string): Promise<Performed> {
  const { deeds, slack } = stage;
  const pressed = await pressInSettings(stage, as, { prefix: 'connections.repositories:', team: null });
  if (pressed.kind === 'refused') return pressed;
  const form = await topmost(slack, as, (view) => findButton(view.blocks, ALL) !== null);
  const all = form === null ? null : findButton(form.blocks, ALL);
  if (form === null || all === null) return refused('Muster shows nothing to choose from.');
  const place = { kind: 'view' as const, viewId: form.id, values: {} };
  const used = await deeds.use(as, { place, control: { type: 'button', block_id: '', ...all } });
  const trouble = troubleIn(used);
  if (trouble !== null) return refused(trouble);
  const ticked = await topmost(slack, as, (view) => findButton(view.blocks, NONE) !== null);
  return ticked === null ? refused('They were not chosen.') : done;
}

const ALL = { prefix: 'connections.select-found:all', team: null };
const NONE = { prefix: 'connections.select-found:none', team: null };

export const isInput = ({ type }: { readonly type: string }): boolean => type === 'input';

/** A modal mostly opens empty and is filled a moment later. */
export function topmost(
  slack: Stage['slack'],
  as: string,
  isIt: (view: ShownView) => boolean,
): Promise<ShownView | null> {
  return waitFor(() => slack.views.modals(as).findLast(isIt));
}

/** Of a field, by its name. */
export function elementOf({ blocks }: ShownView, blockId: string): string {
  const block = blocks.find(({ block_id }) => block_id === blockId);
  return String((block?.element as { readonly action_id?: unknown } | undefined)?.action_id ?? '');
}

/** What a person would copy from the window. */
export function secretIn({ blocks }: ShownView): string | null {
  const words = blocks.map(({ text }) => String((text as { readonly text?: unknown } | undefined)?.text ?? ''));
  return words.map((one) => /^\*Secret\*\s+`([^`]+)`$/.exec(one)?.[1]).find((secret) => secret !== undefined) ?? null;
}
