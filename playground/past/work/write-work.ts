import type { Chapter } from '../chapter.ts';
import { doWork, STEP_HOURS } from './do-work.ts';
import { lookAfter } from './look-after.ts';
import { lookAtStuck } from './look-at-stuck.ts';
import { noticeWork, planWeek } from './plan-work.ts';
import { openSimulation, turnPage } from './simulation.ts';

/** How tasks come and go: everybody at work, half an hour after half an hour. */
export const workChapter: Chapter = {
  name: 'work',
  write(needs) {
    const simulation = openSimulation(needs);
    const step = STEP_HOURS * HOUR_MS;
    const owner = needs.company.people.find(({ kind }) => kind === 'owner')?.handle ?? '';
    const start = Math.ceil((needs.calendarOf(owner).nextWorking(needs.from) + LEAD_MS) / step) * step;
    for (let time = start; time <= needs.to - LEAD_MS; time += step) {
      turnPage(simulation);
      for (const worker of simulation.workers) {
        if (!worker.calendar.isWorking(time)) continue;
        const at = () => time + simulation.dice.int(40, 24 * 60) * 1000;
        planWeek(simulation, worker, at());
        noticeWork(simulation, worker, at());
        lookAfter(simulation, worker, at());
        lookAtStuck(simulation, worker, at());
        doWork(simulation, worker, at());
      }
    }
    return { deeds: simulation.pen.deeds, facts: { tasks: simulation.pen.stories.map(({ fact }) => fact) } };
  },
};

const HOUR_MS = 3_600_000;
/** The teams are made before the first task; and what is begun in the last steps is still over when the past is. */
const LEAD_MS = 75 * 60_000;
