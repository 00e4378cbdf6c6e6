import { isoOf } from '../chapter.ts';
import { reports } from '../words/reported-titles.ts';
import { adoptionAt } from './adoption.ts';
import { membersOf, pileOf, type Simulation, type Worker, workerOf } from './simulation.ts';
import { takeOn } from './take-on.ts';

/** Once a week a lead fills up everybody's pile; whoever stands above the teams plans something for themselves. */
export function planWeek(simulation: Simulation, worker: Worker, at: number): void {
  const week = mondayOf(worker.calendar.workingDay(at, 0));
  if (worker.plannedWeek === week || !worker.calendar.isWorking(at - HOUR_MS)) return;
  worker.plannedWeek = week;
  if (worker.team === null || worker.leads) planOwn(simulation, worker, at);
  if (worker.leads) planTeam(simulation, worker, at);
}

function planTeam(simulation: Simulation, lead: Worker, at: number): void {
  const { dice, backlogs } = simulation;
  const { team } = lead;
  if (team === null) return;
  let time = at;
  for (const member of membersOf(simulation, team)) {
    const wanted = member === lead ? dice.int(0, 1) : dice.pick([0, 1, 1, 1, 2]) + (member.traits.pile > 4 ? 1 : 0);
    const room = Math.max(0, member.traits.pile - pileOf(simulation, member.handle).length);
    for (let count = 0; count < Math.min(wanted, room); count += 1) {
      if (!isTold(simulation, at)) continue;
      const idea = backlogs.planned.get(team.name)?.take();
      if (!idea) return;
      time += dice.int(40, 150) * 1000;
      takeOn(simulation, { at: time, by: lead, to: member, team, idea, as: 'planned' });
    }
  }
}

function planOwn(simulation: Simulation, worker: Worker, at: number): void {
  const { dice, backlogs, needs } = simulation;
  if (!dice.chance(0.3) || !isTold(simulation, at)) return;
  const idea = backlogs.leadership.take();
  const team = worker.team ?? needs.company.teams[0];
  const chosen =
    worker.team === null ? workerOf(simulation, dice.pick(['maya', 'nia', 'lena', 'arjun', 'ben'])) : worker;
  if (!idea || team === undefined) return;
  const by = chosen.handle === 'maya' || worker.team === null ? worker : chosen;
  takeOn(simulation, { at: at + 5 * MINUTE_MS, by, to: chosen, team, idea, as: 'leadership' });
}

/** Now and then somebody sees a fault, or takes something small on. */
export function noticeWork(simulation: Simulation, worker: Worker, at: number): void {
  const { dice, needs } = simulation;
  const { told } = adoptionAt(at, needs.to);
  if (dice.chance(0.004 * told)) noticeFault(simulation, worker, at);
  else if (dice.chance(0.0042 * told)) takeSmall(simulation, worker, at);
  else if (dice.chance(0.0012)) readReport(simulation, worker, at);
}

/** Whether a task is made of it, or it is done without. */
function isTold({ dice, needs }: Simulation, at: number): boolean {
  return dice.chance(adoptionAt(at, needs.to).told);
}

function noticeFault(simulation: Simulation, by: Worker, at: number): void {
  const { dice, needs, backlogs } = simulation;
  const team = dice.pick(needs.company.teams);
  const idea = backlogs.faults.get(team.name)?.take();
  if (!idea) return;
  takeOn(simulation, { at, by, to: whoGetsIt(simulation, team), team, idea, as: 'fault' });
}

function takeSmall(simulation: Simulation, worker: Worker, at: number): void {
  const { team } = worker;
  if (team === null || pileOf(simulation, worker.handle).length > worker.traits.pile) return;
  const idea = simulation.backlogs.small.get(team.name)?.take();
  if (!idea) return;
  takeOn(simulation, { at, by: worker, to: worker, team, idea, as: 'small' });
}

/** Somebody reports something in a channel, and a colleague makes a task of that message. */
function readReport(simulation: Simulation, worker: Worker, at: number): void {
  const { dice, needs, pen } = simulation;
  const used = pen.deeds.flatMap(({ deed }) => (deed.kind === 'say' ? [deed.text] : []));
  const report = dice.shuffled(reports).find(({ text }) => !used.includes(text));
  const team = needs.company.teams.find(({ name }) => name === report?.team);
  if (report === undefined || team === undefined || worker.team !== team) return;
  const channelId = team.channelId;
  const others = readersOf(simulation, channelId).filter((one) => one !== worker && one.calendar.isWorking(at));
  if (others.length === 0) return;
  const reporter = dice.pick(others);
  const key = `report ${used.length}`;
  pen.deeds.push({ at: isoOf(at), by: reporter.handle, deed: { kind: 'say', channelId, text: report.text, key } });
  const [title = ''] = report.text.split('\n');
  const idea = { title, points: report.points };
  const later = at + dice.int(2, 5) * MINUTE_MS;
  const to = whoGetsIt(simulation, team);
  takeOn(simulation, { at: later, by: worker, to, team, idea, as: 'fault', how: { message: key } });
}

/** People of the company who are in a channel. */
function readersOf({ workers, needs }: Simulation, channelId: string): readonly Worker[] {
  const members = needs.company.channels.find(({ id }) => id === channelId)?.members ?? [];
  const handles = needs.company.people.filter(({ id }) => members.includes(id)).map(({ handle }) => handle);
  return workers.filter(({ handle }) => handles.includes(handle));
}

/** The one who never says no gets more than the others. */
function whoGetsIt(simulation: Simulation, team: Parameters<typeof membersOf>[1]): Worker {
  const members = membersOf(simulation, team).filter(({ leads }) => !leads);
  const eager = members.find(({ traits }) => traits.pile > 4);
  return eager !== undefined && simulation.dice.chance(0.5) ? eager : simulation.dice.pick(members);
}

/** Asked for everybody at every half hour of the past, always about the same few days. */
const mondays = new Map<string, string>();

function mondayOf(day: string): string {
  const known = mondays.get(day) ?? findMonday(day);
  mondays.set(day, known);
  return known;
}

function findMonday(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
