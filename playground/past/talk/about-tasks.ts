import type { BlockFact, TaskFact } from '../ledger.ts';
import { aboutBlocks, aboutWork, questions } from './phrases.ts';
import { between, handlesIn, phrase, reply, type Said, say, type Talk, teamChannel, type Utterance } from './talk.ts';

/** What people say to each other because of their tasks: half of it, as in any company, where others read it. */
export function talkAboutTasks(talk: Talk): void {
  for (const task of talk.needs.told.tasks) {
    const { dice } = talk.needs;
    for (const block of task.blocks) if (block.said !== null && dice.chance(0.8)) talkAboutBlock(talk, task, block);
    if (task.startedAt !== null && dice.chance(0.25)) askAbout(talk, task);
    if (task.completedAt !== null && task.parent === null && dice.chance(0.3)) cheer(talk, task);
    if (task.handOvers.some(({ kind }) => kind === 'hand-over') && dice.chance(0.6)) thank(talk, task);
  }
}

function talkAboutBlock(talk: Talk, task: TaskFact, { really, said }: BlockFact): void {
  const { dice } = talk.needs;
  if (said === null) return;
  const by = responsibleAt(task, said.at);
  const reason = said.reason;
  const after = Date.parse(said.at) + dice.int(2, 40) * MINUTE_MS;
  if (really.by.kind === 'person' && dice.chance(0.75)) {
    const { who } = really.by;
    const channelId = between(by, who);
    const name = talk.needs.company.people.find(({ handle }) => handle === who)?.name.split(/[ -]/)[0] ?? who;
    const asks = reason.includes(name) ? aboutBlocks.asksShort : aboutBlocks.asks;
    const asked = say(talk, { after, by, channelId, text: phrase(dice.pick<string>(asks), task, reason) });
    const until = really.until === null ? Number.POSITIVE_INFINITY : Date.parse(really.until);
    const answered = reply(talk, asked, { by: who, channelId, text: dice.pick(aboutBlocks.answers), within: 300 });
    if (answered === null || answered.at > until || until === Number.POSITIVE_INFINITY) return;
    say(talk, { after: until + 20 * MINUTE_MS, by, channelId, text: phrase(dice.pick(aboutBlocks.thanks), task) });
    return;
  }
  const channelId = teamChannel(talk.needs, task.team);
  const said1 = say(talk, { after, by, channelId, text: phrase(dice.pick(aboutBlocks.complains), task, reason) });
  inThread(talk, said1, { by: other(talk, channelId, by), channelId, text: dice.pick(aboutBlocks.comforts) });
}

/** A question on the way, answered in its thread by whoever gave the task away. */
function askAbout(talk: Talk, task: TaskFact): void {
  const { dice } = talk.needs;
  const by = responsibleAt(task, task.startedAt ?? task.createdAt);
  const channelId = teamChannel(talk.needs, task.team);
  const after = Date.parse(task.startedAt ?? task.createdAt) + dice.int(10, 300) * MINUTE_MS;
  const { ask, answers } = dice.pick(questions);
  const asked = say(talk, { after, by, channelId, text: phrase(ask, task) });
  const asker = task.creator === by ? other(talk, channelId, by) : task.creator;
  inThread(talk, asked, { by: asker, channelId, text: dice.pick(answers) });
}

function cheer(talk: Talk, task: TaskFact): void {
  const { dice } = talk.needs;
  const by = task.responsible;
  const channelId = teamChannel(talk.needs, task.team);
  const after = Date.parse(task.completedAt ?? '') + dice.int(1, 20) * MINUTE_MS;
  const said = say(talk, { after, by, channelId, text: phrase(dice.pick(aboutWork.cheers), task) });
  if (dice.chance(0.6)) {
    inThread(talk, said, { by: other(talk, channelId, by), channelId, text: dice.pick(aboutWork.applause) });
  }
}

function thank(talk: Talk, task: TaskFact): void {
  const { dice } = talk.needs;
  const given = task.handOvers.findLast(({ kind }) => kind === 'hand-over');
  if (given === undefined) return;
  const channelId = between(given.from, given.to);
  const after = Date.parse(given.at) + dice.int(3, 60) * MINUTE_MS;
  const said = say(talk, { after, by: given.from, channelId, text: phrase(dice.pick(aboutWork.gratitude), task) });
  reply(talk, said, { by: given.to, channelId, text: dice.pick(aboutWork.generosity), within: 90 });
}

function inThread(talk: Talk, root: Said, answer: Pick<Utterance, 'by' | 'channelId' | 'text'>): void {
  if (root !== null) reply(talk, root, { ...answer, inThreadOf: root.key, within: 120 });
}

function other({ needs }: Talk, channelId: string, than: string): string {
  return needs.dice.pick(handlesIn(needs, channelId).filter((handle) => handle !== than));
}

/** Who had it at an instant. */
export function responsibleAt({ firstResponsible, handOvers }: TaskFact, at: string): string {
  return handOvers.findLast((one) => one.at <= at)?.to ?? firstResponsible;
}

const MINUTE_MS = 60_000;
