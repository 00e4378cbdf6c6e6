import { personId } from '../../company.ts';
import type { Block } from '../../slack/journal.ts';
import { type By, ownChannel } from './commands.ts';
import { type Filling, fillForm } from './forms.ts';
import {
  done,
  type Performed,
  refused,
  type Stage,
  troubleIn,
  type as typeCommand,
  waitFor,
  wordsOf,
} from './performance.ts';

/** Whose holidays somebody has and who stands in, by the form in Home. */
export function setWorkingTime(stage: Stage, { by, deed }: By<'set-working-time'>): Promise<Performed> {
  const { region, deputy } = deed;
  const fill = { region: { selected_option: { value: region } }, deputy: { selected_user: personId(deputy) } };
  return bySettings(stage, { by, button: { prefix: 'people.working-time', team: null }, fill });
}

export async function goAway(stage: Stage, { by, deed }: By<'go-away'>): Promise<Performed> {
  const text = `/muster away from ${deed.from} through ${deed.to}`;
  const words = wordsOf(await typeCommand(stage, { by, channelId: ownChannel(by), text }));
  return /\b[Yy]ou are away\b/.test(words) ? done : refused(words);
}

export function startCheckIns(stage: Stage, { by, deed }: By<'start-check-ins'>): Promise<Performed> {
  const fill = {
    enabled: { selected_options: [{ value: 'on' }] },
    askAt: { selected_time: deed.askAt },
  };
  return bySettings(stage, { by, button: { prefix: 'eod.settings:', team: deed.team }, fill });
}

export function startSignOff(stage: Stage, { by, deed }: By<'start-sign-off'>): Promise<Performed> {
  const fill = { signOff: { selected_options: [{ value: 'signOff' }] } };
  return bySettings(stage, { by, button: { prefix: 'tasks.team-settings:', team: deed.team }, fill });
}

type Button = {
  readonly prefix: string;
  /** Whose line it stands in; null where there is only one. */
  readonly team: string | null;
};

/** Opens Home, goes to *Settings*, presses a button there and fills the form it opens. */
async function bySettings(
  stage: Stage,
  { by, button, fill }: { readonly by: string; readonly button: Button; readonly fill: Filling },
): Promise<Performed> {
  const { deeds, slack } = stage;
  const as = personId(by);
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
  return trouble === null ? fillForm(stage, { by, fill, says: null }) : refused(trouble);
}

const SETTINGS_TAB = 'platform.home:settings';

type Control = { readonly action_id: string };

/** A button by the beginning of its id, in a row of buttons or beside the line of a team. */
function findButton(blocks: readonly Block[], { prefix, team }: Button): Control | null {
  for (const { elements = [], accessory, text } of blocks) {
    const words = String((text as { readonly text?: unknown } | undefined)?.text ?? '');
    if (team !== null && !words.startsWith(`*${team}*`)) continue;
    const all = [...(elements as readonly Partial<Control>[]), ...(accessory === undefined ? [] : [accessory])];
    const found = (all as readonly Partial<Control>[]).find(({ action_id }) => action_id?.startsWith(prefix) === true);
    if (found?.action_id !== undefined) return { action_id: found.action_id };
  }
  return null;
}
