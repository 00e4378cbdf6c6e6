import { personId } from '../../company.ts';
import type { Whisper } from '../../slack/whispers.ts';
import { type By, findControl, ownChannel } from './commands.ts';
import { type Filling, fillForm } from './forms.ts';
import { done, type Performed, refused, type Stage, troubleIn, type as typeCommand, waitFor } from './performance.ts';

/** Name, days and tasks, by the form. */
export async function planSprint(stage: Stage, { by, deed }: By<'plan-sprint'>): Promise<Performed> {
  const { name, startsOn, endsOn, tasks } = deed;
  const trouble = troubleIn(await say(stage, by, '/muster sprint plan'));
  if (trouble !== null) return refused(trouble);
  const fill: Filling = {
    ...{ name: { value: name }, startsOn: { selected_date: startsOn }, endsOn: { selected_date: endsOn } },
    tasks: { selected_options: tasks.map((number) => ({ value: String(number) })) },
  };
  return fillForm(stage, { by, fill, says: 'is saved' });
}

/** *Open* below the planned one. */
export async function openSprint(stage: Stage, { by, deed }: By<'open-sprint'>): Promise<Performed> {
  const { slack } = stage;
  const [as, channelId] = [personId(by), ownChannel(by)];
  const before = new Set(slack.whispers.list(channelId, as).map(({ ts }) => ts));
  const pressed = await pressUnderSprint(stage, { by, prefix: 'sprints.open:', name: deed.name });
  if (pressed.kind === 'refused') return pressed;
  const answer = await waitFor(() => slack.whispers.list(channelId, as).find(({ ts }) => !before.has(ts)));
  if (answer !== null) slack.whispers.remove(answer.ts);
  const said = JSON.stringify(answer?.blocks ?? []);
  return said.includes(`*${deed.name}* is open`) ? done : refused(answer?.text ?? '');
}

/** *Close* below the open one; the form offers what comes next for what isn't done. */
export async function closeSprint(stage: Stage, { by, deed }: By<'close-sprint'>): Promise<Performed> {
  const pressed = await pressUnderSprint(stage, { by, prefix: 'sprints.close:', name: deed.name });
  return pressed.kind === 'done' ? fillForm(stage, { by, fill: {}, says: 'is closed' }) : pressed;
}

/** The form offers the sprint of one's own team first. */
export async function joinSprint(stage: Stage, { by, deed }: By<'join-sprint'>): Promise<Performed> {
  const trouble = troubleIn(await say(stage, by, `/task sprint T-${deed.task}`));
  return trouble === null ? fillForm(stage, { by, fill: {}, says: `in *${deed.name}* now` }) : refused(trouble);
}

/** Whether Muster knows a sprint of that name. */
export async function knowsSprint(stage: Stage, by: string, name: string): Promise<boolean> {
  return names(await look(stage, by), name);
}

type Press = { readonly by: string; readonly prefix: string; readonly name: string | null };

/** A button below what `/muster sprint` answers. @param press.name of the sprint that must be shown; null: any */
export async function pressUnderSprint(stage: Stage, { by, prefix, name }: Press): Promise<Performed> {
  const { deeds, slack } = stage;
  const [as, channelId] = [personId(by), ownChannel(by)];
  const trouble = troubleIn(await say(stage, by, '/muster sprint'));
  const shown = slack.whispers.list(channelId, as).at(-1);
  const control = findControl(shown?.blocks ?? [], prefix);
  if (trouble !== null || shown === undefined || control === null || (name !== null && !names(shown, name)))
    return refused(trouble ?? shown?.text ?? '');
  const place = { kind: 'message' as const, channelId, ts: shown.ts };
  const hindrance = troubleIn(await deeds.use(as, { place, control: { type: 'button', ...control } }));
  slack.whispers.remove(shown.ts);
  return hindrance === null ? done : refused(hindrance);
}

const look = (stage: Stage, by: string): Promise<Whisper | string> =>
  typeCommand(stage, { by, channelId: ownChannel(by), text: '/muster sprint' });

function names(answer: Whisper | string, name: string): boolean {
  return typeof answer !== 'string' && JSON.stringify(answer.blocks ?? []).includes(`"${name} · `);
}

const say = ({ deeds }: Stage, by: string, text: string) =>
  deeds.say(personId(by), { channelId: ownChannel(by), text });
