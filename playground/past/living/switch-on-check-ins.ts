import { people, teams } from '../../company.ts';
import type { Block } from '../../slack/journal.ts';
import { fillForm } from './forms.ts';
import { done, type Performed, refused, type Stage, troubleIn, waitFor } from './performance.ts';

type Needs = Pick<Stage, 'deeds' | 'slack'>;
type Control = { readonly action_id: string; readonly block_id: string };

/** The owner opens Home's Settings and lets every team check in: from this evening on, not in the past. */
export async function switchOnCheckIns({ deeds, slack }: Needs): Promise<Performed> {
  const owner = people.find(({ kind }) => kind === 'owner');
  if (owner === undefined) return refused('The company has no owner.');
  const as = owner.id;
  const stage = { deeds, slack, saidAt: () => null };
  const trouble = troubleIn(await deeds.openHome(as));
  if (trouble !== null) return refused(trouble);
  const pressed = await press({ deeds, slack }, as, { prefix: 'platform.home:settings', at: 0 });
  if (pressed !== null) return refused(pressed);
  for (const at of teams.keys()) {
    const hindrance = await press({ deeds, slack }, as, { prefix: 'eod.settings:', at });
    if (hindrance !== null) return refused(hindrance);
    const fill = { enabled: { selected_options: [{ value: 'on' }] } };
    const saved = await fillForm(stage, { by: owner.handle, fill, says: null });
    if (saved.kind !== 'done') return saved;
  }
  return done;
}

/** Presses one of the buttons of a kind on Home, once it is there. @returns why not; null when it was pressed */
async function press(
  { deeds, slack }: Needs,
  as: string,
  { prefix, at }: { readonly prefix: string; readonly at: number },
): Promise<string | null> {
  const found = await waitFor(() => {
    const view = slack.views.home(as);
    const control = listControls(view?.blocks ?? [], prefix)[at];
    return view === null || control === undefined ? null : { viewId: view.id, control };
  });
  if (found === null) return `Home has no button ${prefix}`;
  const place = { kind: 'view' as const, viewId: found.viewId, values: {} };
  return troubleIn(await deeds.use(as, { place, control: { type: 'button', ...found.control } }));
}

function listControls(blocks: readonly Block[], prefix: string): readonly Control[] {
  return blocks.flatMap((block, at) => {
    const elements = [...((block.elements ?? []) as readonly unknown[]), block.accessory] as readonly (
      | { action_id?: string }
      | undefined
    )[];
    return elements.flatMap((element) =>
      element?.action_id?.startsWith(prefix) === true
        ? [{ action_id: element.action_id, block_id: String(block.block_id ?? `b${at}`) }]
        : [],
    );
  });
}
