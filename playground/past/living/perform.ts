import { personId, teams } from '../../company.ts';
import { asSlackText } from '../../deeds/words.ts';
import type { RealBlocker } from '../ledger.ts';
import type { PlannedDeed } from '../planned-deed.ts';
import { type By, commandText, findControl, moveByCard, moveByCommand, ownChannel } from './commands.ts';
import { connectJira, ownBoard, tieIssue } from './connect-jira.ts';
import { type Filling, fillForm } from './forms.ts';
import { goAway, setWorkingTime, startCheckIns, startSignOff } from './habits.ts';
import { done, type Performed, refused, type Stage, troubleIn, type as typeCommand, wordsOf } from './performance.ts';
import { closeSprint, joinSprint, openSprint, planSprint } from './sprints.ts';

/** Does one deed of the past as its person would: typed, pressed, filled in. */
export async function perform(stage: Stage, { by, deed }: PlannedDeed): Promise<Performed> {
  switch (deed.kind) {
    case 'say':
      return say(stage, { by, deed });
    case 'make-team':
      return makeTeam(stage, { by, deed });
    case 'create':
      return create(stage, { by, deed });
    case 'create-from-message':
      return createFromMessage(stage, { by, deed });
    case 'split':
      return split(stage, { by, deed });
    case 'move':
      return (deed.how === 'card' ? moveByCard : moveByCommand)(stage, { by, ...deed });
    case 'block':
      return block(stage, { by, deed });
    case 'hand-over':
      return byMenu(stage, { by, task: deed.task, choice: 'hand-over', fill: handOver(deed), says: 'is with' });
    case 'not-me':
      return byMenu(stage, {
        by,
        task: deed.task,
        choice: 'not-me',
        fill: text('reason', deed.reason),
        says: 'is with',
      });
    case 'postpone':
      return byMenu(stage, { by, task: deed.task, choice: 'edit', fill: date('dueOn', deed.dueOn), says: 'is saved' });
    case 'set-working-time':
      return setWorkingTime(stage, { by, deed });
    case 'go-away':
      return goAway(stage, { by, deed });
    case 'start-check-ins':
      return startCheckIns(stage, { by, deed });
    case 'start-sign-off':
      return startSignOff(stage, { by, deed });
    case 'plan-sprint':
      return planSprint(stage, { by, deed });
    case 'open-sprint':
      return openSprint(stage, { by, deed });
    case 'close-sprint':
      return closeSprint(stage, { by, deed });
    case 'join-sprint':
      return joinSprint(stage, { by, deed });
    case 'connect-jira':
      return connectJira(stage, { by, deed });
    case 'own-board':
      return ownBoard(stage, { by, deed });
    case 'tie':
      return tieIssue(stage, { by, deed });
    default:
      return deed satisfies never;
  }
}

function say({ slack, saidAt }: Stage, { by, deed }: By<'say'>): Performed {
  const { channelId, inThreadOf } = deed;
  const threadTs = inThreadOf === undefined ? undefined : saidAt(inThreadOf);
  if (threadTs === null) return refused(`Nobody has said "${inThreadOf}" yet.`);
  const posted = slack.messages.post(personId(by), { channelId, threadTs, text: asSlackText(deed.text) });
  return posted.ok ? { kind: 'done', ts: posted.ts } : refused(posted.error);
}

async function create(stage: Stage, { by, deed }: By<'create'>): Promise<Performed> {
  const typed = `/task ${commandText(deed, by)}`;
  const words = wordsOf(await typeCommand(stage, { by, channelId: deed.channelId, text: typed }));
  return words.startsWith(`Created T-${deed.task} ${deed.title} (`) ? done : refused(words);
}

async function createFromMessage(stage: Stage, { by, deed }: By<'create-from-message'>): Promise<Performed> {
  const ts = stage.saidAt(deed.message);
  if (ts === null) return refused(`Nobody has said "${deed.message}" yet.`);
  const place = { channelId: deed.channelId, ts };
  const used = await stage.deeds.messageShortcut(personId(by), { callbackId: 'make_task', place });
  const trouble = troubleIn(used);
  if (trouble !== null) return refused(trouble);
  const { responsible, dueOn, points, priority } = deed;
  const fill: Filling = {
    ...{ responsible: { selected_user: personId(responsible) }, priority: option(priority) },
    ...(dueOn !== null && date('dueOn', dueOn)),
    ...(points !== null && { points: option(String(points)) }),
  };
  return fillForm(stage, { by, fill, says: `Created *T-${deed.task}*` });
}

/** `/task … 21p` opens the form, which asks for the parts. */
async function split(stage: Stage, { by, deed }: By<'split'>): Promise<Performed> {
  const command = { channelId: deed.channelId, text: `/task ${commandText(deed, by)}` };
  const trouble = troubleIn(await stage.deeds.say(personId(by), command));
  if (trouble !== null) return refused(trouble);
  const lines = deed.parts.map((part) => `${part.title} ${part.points}p`).join('\n');
  return fillForm(stage, { by, fill: text('parts', lines), says: `Created *T-${deed.task}*` });
}

/** `/task block T-12` without a reason asks four questions. */
async function block(stage: Stage, { by, deed }: By<'block'>): Promise<Performed> {
  const command = { channelId: ownChannel(by), text: `/task block T-${deed.task}` };
  const trouble = troubleIn(await stage.deeds.say(personId(by), command));
  if (trouble !== null) return refused(trouble);
  const { reason, tried, waitingOn, expectedOn } = deed;
  const fill: Filling = {
    ...{ ...text('reason', reason), ...text('tried', tried), ...waiting(waitingOn) },
    ...(expectedOn !== null && date('expectedOn', expectedOn)),
  };
  return fillForm(stage, { by, fill, says: 'is blocked' });
}

function waiting(on: RealBlocker | null): Filling {
  switch (on?.kind) {
    case undefined:
      return {};
    case 'person':
      return { waitingPerson: { selected_user: personId(on.who) } };
    case 'task':
      return text('waitingTask', `T-${on.number}`);
    case 'outside':
    case 'tools':
      return text('waitingOutside', on.what);
    default:
      return on satisfies never;
  }
}

type MenuChoice = {
  readonly by: string;
  readonly task: number;
  readonly choice: 'edit' | 'hand-over' | 'not-me';
  readonly fill: Filling;
  readonly says: string;
};

/** The `…` menu of what `/task show` answers. */
async function byMenu(stage: Stage, { by, task, choice, fill, says }: MenuChoice): Promise<Performed> {
  const { deeds, slack } = stage;
  const as = personId(by);
  const channelId = ownChannel(by);
  const trouble = troubleIn(await deeds.say(as, { channelId, text: `/task show T-${task}` }));
  const shown = slack.whispers.list(channelId, as).at(-1);
  const menu = findControl(shown?.blocks ?? [], 'tasks.more:');
  if (trouble !== null || shown === undefined || menu === null) return refused(trouble ?? shown?.text ?? '');
  const control = { type: 'overflow', ...menu, selected_option: { value: choice } };
  const hindrance = troubleIn(await deeds.use(as, { place: { kind: 'message', channelId, ts: shown.ts }, control }));
  slack.whispers.remove(shown.ts);
  return hindrance === null ? fillForm(stage, { by, fill, says }) : refused(hindrance);
}

async function makeTeam(stage: Stage, { by, deed }: By<'make-team'>): Promise<Performed> {
  const { deeds, slack } = stage;
  const as = personId(by);
  const team = teams.find(({ name }) => name === deed.team);
  if (team === undefined) return refused(`The company has no team ${deed.team}.`);
  const { channelId } = team;
  const trouble = troubleIn(await deeds.say(as, { channelId, text: '/muster team' }));
  const answer = slack.whispers.list(channelId, as).at(-1);
  const button = findControl(answer?.blocks ?? [], 'people.new-team');
  if (trouble !== null || answer === undefined || button === null) return refused(trouble ?? answer?.text ?? '');
  const place = { kind: 'message' as const, channelId, ts: answer.ts };
  const hindrance = troubleIn(await deeds.use(as, { place, control: { type: 'button', ...button } }));
  slack.whispers.remove(answer.ts);
  if (hindrance !== null) return refused(hindrance);
  const fill: Filling = {
    ...text('name', team.name),
    lead: { selected_user: team.lead },
    managers: { selected_users: team.managers },
    members: { selected_users: team.members },
    channel: { selected_conversation: channelId },
  };
  return fillForm(stage, { by, fill, says: null });
}

const text = (field: string, value: string): Filling => ({ [field]: { value } });
const date = (field: string, day: string): Filling => ({ [field]: { selected_date: day } });
const option = (value: string) => ({ selected_option: { value } });

function handOver({ to, reason }: By<'hand-over'>['deed']): Filling {
  return { person: { selected_user: personId(to) }, ...text('reason', reason) };
}
