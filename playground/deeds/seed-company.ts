import { personId } from '../company.ts';
import type { LocalSlack } from '../slack/open-slack.ts';
import type { ShownView } from '../slack/views.ts';
import type { Deeds } from './create-deeds.ts';
import { type FirstTask, firstTasks, firstTeams, firstWords } from './first-days.ts';
import { asSlackText } from './words.ts';

type Needs = { readonly deeds: Deeds; readonly slack: LocalSlack; readonly isOver?: () => boolean };

/**
 * Gives the company something to look at, on the first start only: teams by the form, tasks by commands, all through
 * Muster's own doors. What was done stands in the journal, so an interrupted start goes on where it was.
 */
export async function seedCompany({ deeds, slack, isOver = () => false }: Needs): Promise<void> {
  const { journal, messages } = slack;
  const once = async (step: string, deed: () => Promise<boolean>): Promise<void> => {
    if (journal.seeded.has(step) || isOver()) return;
    if (await deed()) journal.write({ op: 'seeded', step });
    else if (!isOver())
      console.error(`The playground could not set up "${step}". It is tried again at the next start.`);
  };
  for (const { by, channelId, text } of firstWords) {
    await once(text, async () => (await messages.post(personId(by), { channelId, text: asSlackText(text) })).ok);
  }
  for (const team of firstTeams) await once(`team ${team.name}`, () => makeTeam({ deeds, slack }, team));
  for (const task of firstTasks) await once(task.text, () => makeTask({ deeds, slack }, task));
}

/** Types the commands of one task; what Muster answers to them alone is cleared away. */
async function makeTask(needs: Needs, { by, channelId, text, later = [] }: FirstTask): Promise<boolean> {
  const number = /\bT-\d+\b/.exec(await command(needs, { as: personId(by), channelId, text: `/task ${text}` }))?.[0];
  if (number === undefined) return false;
  for (const next of later) {
    await command(needs, {
      as: personId(next.by),
      channelId,
      text: `/task ${next.verb} ${number} ${next.reason ?? ''}`,
    });
  }
  return true;
}

type Command = { readonly as: string; readonly channelId: string; readonly text: string };

/** @returns the words of Muster's answer; empty when there was none */
async function command({ deeds, slack: { whispers } }: Needs, { as, channelId, text }: Command): Promise<string> {
  const { notice } = await deeds.say(as, { channelId, text });
  const answer = whispers.list(channelId, as).at(-1);
  if (notice !== null || answer === undefined) return '';
  whispers.remove(answer.ts);
  return answer.text;
}

async function makeTeam({ deeds, slack }: Needs, team: (typeof firstTeams)[number]): Promise<boolean> {
  const { whispers, views } = slack;
  const as = personId('maya');
  const { notice } = await deeds.say(as, { channelId: team.channelId, text: '/muster team' });
  const answer = whispers.list(team.channelId, as).at(-1);
  if (notice !== null || answer === undefined) return false;
  const place = { kind: 'message' as const, channelId: team.channelId, ts: answer.ts };
  await deeds.use(as, { place, control: { type: 'button', action_id: 'people.new-team', block_id: 'b1' } });
  whispers.remove(answer.ts);
  const form = await waitForForm(() => views.modals(as).at(-1));
  const sent = form && (await deeds.submit(as, { viewId: form.id, values: valuesOf(form, team) }));
  for (const whisper of whispers.list(team.channelId, as)) whispers.remove(whisper.ts);
  views.clear(as);
  return sent?.notice === null && sent.errors === undefined;
}

/** The form's own fields, filled where the team has something to say. */
function valuesOf(form: ShownView, team: (typeof firstTeams)[number]) {
  const filled: Readonly<Record<string, object>> = {
    name: { value: team.name },
    lead: { selected_user: personId(team.lead) },
    managers: { selected_users: team.managers.map(personId) },
    members: { selected_users: team.members.map(personId) },
    channel: { selected_conversation: team.channelId },
  };
  return Object.fromEntries(
    form.blocks.flatMap(({ type, block_id, element }) => {
      if (type !== 'input') return [];
      const { action_id, type: kind } = element as { readonly action_id: string; readonly type: string };
      return [[String(block_id), { [action_id]: { type: kind, ...filled[String(block_id)] } }]];
    }),
  );
}

/** Longest wait for a form, and how long it must stay as it is, in milliseconds. */
const PATIENCE_MS = 2_000;
const STILL_MS = 200;

/** A modal often opens empty and is filled a moment later. */
async function waitForForm(find: () => ShownView | undefined): Promise<ShownView | null> {
  const until = Date.now() + PATIENCE_MS;
  let seen = { hash: '', since: 0 };
  while (Date.now() < until) {
    const form = find();
    if (form?.hash !== seen.hash) seen = { hash: form?.hash ?? '', since: Date.now() };
    const isForm = form?.blocks.some(({ type }) => type === 'input') === true;
    if (isForm && Date.now() - seen.since >= STILL_MS) return form;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return null;
}
