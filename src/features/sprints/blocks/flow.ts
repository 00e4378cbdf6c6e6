import { actions, type Block, button, context, header, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { Calibration } from '../domain/calibration.ts';
import type { TeamFlow } from '../domain/flow.ts';
import type { Period } from '../domain/period.ts';
import type { PersonVelocity } from '../domain/person-velocity.ts';
import { sprintIds } from './ids.ts';
import { buildReport } from './report.ts';
import { sayAmount, sayCapacity, sayVelocity, trim } from './words.ts';

/** Sprints, velocity and estimates of somebody's teams, in the Numbers tab; nothing for somebody without a team. */
export function buildFlow(teams: readonly TeamFlow[]): readonly Block[] {
  return teams.flatMap((team) => [...buildSprint(team), ...buildNumbers(team)]);
}

function buildSprint({ live, last, teamName, mayRun }: TeamFlow): readonly Block[] {
  const shown = live.find(({ sprint }) => sprint.state === 'open') ?? last;
  if (shown !== null) return buildReport(shown);
  const plan = button({ id: sprintIds.plan.build(), text: 'Plan a sprint', label: `Plan a sprint of ${teamName}` });
  return [
    header(`Sprints · ${teamName}`),
    section(
      mayRun
        ? md`*No sprint yet.* Velocity, burndown and capacity begin with the first one.`
        : md`No sprint yet. The team’s lead plans one with \`/muster sprint plan\`.`,
    ),
    ...(mayRun ? [actions([plan])] : []),
  ];
}

/** Members listed with their own velocity. */
const MEMBERS_MAX = 30;

function buildNumbers(team: TeamFlow): readonly Block[] {
  const { velocity, capacity, period, calibration, own, members } = team;
  const hasSprints = velocity.n > 0;
  const lines = [
    ...(hasSprints ? [sayVelocity(velocity), sayCapacity(capacity)] : []),
    ...(own === null || !hasSprints ? [] : [md`*You:* ${sayPerson(own)}`]),
    sayPeriod(period),
  ];
  const listed = members.slice(0, MEMBERS_MAX).map(({ name, velocity: theirs }) => md`${name}: ${sayPerson(theirs)}`);
  return [
    section(joinMd(lines, '\n')),
    ...(listed.length === 0 || !hasSprints ? [] : [section(joinMd([md`*Velocity of each*`, ...listed], '\n'))]),
    ...buildCalibration(calibration),
  ];
}

function sayPerson({ unit, mean, n, isFew }: PersonVelocity): Mrkdwn {
  if (mean === null) return md`no closed sprint in this team yet`;
  const few = isFew ? md`, too few to compare` : md``;
  return md`${sayAmount(mean, unit)} a sprint (mean of ${n}${few})`;
}

function sayPeriod({ unit, done, total, share, unpointed }: Period): Mrkdwn {
  if (share === null) return md`*Last four weeks:* nothing done and nothing open.`;
  const without = unpointed === 0 ? md`` : md` ${unpointed} tasks without points aren’t in it.`;
  return md`*Last four weeks:* ${trim(done)} of ${sayAmount(total, unit)} done (${Math.round(share * 100)} %), the rest is open.${without}`;
}

function buildCalibration({ sizes, alike }: Calibration): readonly Block[] {
  if (sizes.length === 0) return [];
  const lines = sizes.map((size) => {
    const name = sayAmount(size.points, 'points');
    if (size.kind === 'too-few') return md`${name}: too few to say (${size.n} of ${size.needed})`;
    return md`${name}: *${sayHours(size.median)}*, three of four within ${sayHours(size.p75)} (n ${size.n})`;
  });
  const told = alike.map(({ smaller, larger }) => {
    return md`*Worth a talk:* ${larger} points took no longer than ${smaller}.`;
  });
  const unknown = sizes.reduce((sum, size) => sum + size.unknown, 0);
  return [
    section(joinMd([md`*Estimates against outcomes*, last half year`, ...lines, ...told], '\n')),
    context(
      `Median time from start to done, nights and weekends included.${unknown === 0 ? '' : ` ${unknown} done without a start are left out: their time is unknown.`}`,
    ),
  ];
}

function sayHours(hours: number): string {
  return hours < 24 ? `${trim(hours)} h` : `${trim(hours / 24)} days`;
}
