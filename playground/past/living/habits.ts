import { personId } from '../../company.ts';
import { type By, ownChannel } from './commands.ts';
import { type Filling, fillForm } from './forms.ts';
import { done, type Performed, refused, type Stage, type as typeCommand, wordsOf } from './performance.ts';
import { pressInSettings, type SettingsButton } from './press-in-settings.ts';

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

/** Presses a button in Home, under *Settings*, and fills the form it opens. */
async function bySettings(
  stage: Stage,
  { by, button, fill }: { readonly by: string; readonly button: SettingsButton; readonly fill: Filling },
): Promise<Performed> {
  const pressed = await pressInSettings(stage, personId(by), button);
  return pressed.kind === 'done' ? fillForm(stage, { by, fill, says: null }) : pressed;
}
