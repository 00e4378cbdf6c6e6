import type { Block } from '../../slack/journal.ts';
import { done, type Performed, refused, type Stage, troubleIn, waitFor } from './performance.ts';

export type SettingsButton = {
  readonly prefix: string;
  /** Whose line it stands in; null where there is only one. */
  readonly team: string | null;
};

/** Opens Home, goes to *Settings* and presses a button there. @param as a person's id */
export async function pressInSettings(stage: Stage, as: string, button: SettingsButton): Promise<Performed> {
  const { deeds, slack } = stage;
  if (slack.views.home(as) === null) {
    const trouble = troubleIn(await deeds.openHome(as));
    if (trouble !== null) return refused(trouble);
  }
  const home = await waitFor(() => slack.views.home(as));
  if (home === null) return refused('Home did not come.');
  const press = (control: Control) =>
    deeds.use(as, {
      place: { kind: 'view', viewId: home.id, values: {} },
      control: { type: 'button', block_id: '', ...control },
    });
  const shown = () => findButton(slack.views.home(as)?.blocks ?? [], button);
  if (shown() === null) {
    const tab = findButton(home.blocks, { prefix: SETTINGS_TAB, team: null });
    if (tab !== null) await press(tab);
  }
  const control = await waitFor(shown);
  if (control === null) return refused('Home shows no such button under Settings.');
  const trouble = troubleIn(await press(control));
  return trouble === null ? done : refused(trouble);
}

const SETTINGS_TAB = 'platform.home:settings';

type Control = { readonly action_id: string };

/** A button by the beginning of its id, in a row of buttons or beside the line of a team. */
export function findButton(blocks: readonly Block[], { prefix, team }: SettingsButton): Control | null {
  for (const { elements = [], accessory, text } of blocks) {
    const words = String((text as { readonly text?: unknown } | undefined)?.text ?? '');
    if (team !== null && !words.startsWith(`*${team}*`)) continue;
    const all = [...(elements as readonly Partial<Control>[]), ...(accessory === undefined ? [] : [accessory])];
    const found = (all as readonly Partial<Control>[]).find(({ action_id }) => action_id?.startsWith(prefix) === true);
    if (found?.action_id !== undefined) return { action_id: found.action_id };
  }
  return null;
}
