import { personId } from '../../company.ts';
import type { StateValues } from '../../deeds/payloads.ts';
import type { Block } from '../../slack/journal.ts';
import type { ShownView } from '../../slack/views.ts';
import { done, type Performed, refused, type Stage, troubleIn, waitFor } from './performance.ts';

type Element = { readonly type: string; readonly action_id: string; readonly [field: string]: unknown };

/** What is written into a form, by field; the others keep what stands in them. */
export type Filling = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Waits for a form, fills it and sends it. A modal mostly opens empty ("One moment…") and is filled a moment later.
 * @param form.says what the window must say afterwards where it stays open; null when it is to close
 */
export async function fillForm(
  { deeds, slack }: Stage,
  form: { readonly by: string; readonly fill: Filling; readonly says: string | null },
): Promise<Performed> {
  const as = personId(form.by);
  const shown = await waitFor(() => slack.views.modals(as).findLast(isForm));
  if (shown === null) return refused(textOf(slack.views.modals(as).at(-1)) || 'No form came.');
  const sent = await deeds.submit(as, { viewId: shown.id, values: valuesOf(shown, form.fill) });
  const said = textOf(slack.views.modals(as).at(-1));
  slack.views.clear(as);
  const wrong = [troubleIn(sent), ...Object.values(sent.errors ?? {})].filter((words) => words !== null).join(' ');
  if (wrong !== '') return refused(wrong);
  return form.says === null || said.includes(form.says) ? done : refused(said);
}

function isForm({ blocks, submit }: ShownView): boolean {
  return submit !== null && blocks.some(({ type }) => type === 'input');
}

/** `view.state.values`: what stands in a form, with what is written into it. */
function valuesOf({ blocks }: ShownView, fill: Filling): StateValues {
  return Object.fromEntries(
    blocks.flatMap((block) => {
      if (block.type !== 'input') return [];
      const element = block.element as Element;
      const value = fill[String(block.block_id)] ?? initialOf(element);
      return [[String(block.block_id), { [element.action_id]: { type: element.type, ...value } }]];
    }),
  );
}

/** What the form came with, in the words of a submission. */
function initialOf(element: Element): Readonly<Record<string, unknown>> {
  const initial = Object.entries(element).filter(([name]) => name.startsWith('initial_'));
  return Object.fromEntries(
    initial.map(([name, value]) => [name === 'initial_value' ? 'value' : name.replace('initial_', 'selected_'), value]),
  );
}

/** All that a window says, for a look at how it ended. */
function textOf(view: ShownView | undefined): string {
  return view === undefined ? '' : view.blocks.map(wordsIn).join(' ');
}

function wordsIn({ text, elements = [] }: Block): string {
  const parts = [text, ...(elements as readonly { readonly text?: unknown }[])];
  return parts
    .map((part) => (typeof part === 'object' && part !== null && 'text' in part ? String(part.text) : ''))
    .join(' ');
}
