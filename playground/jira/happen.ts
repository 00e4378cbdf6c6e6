import type { World } from '../../test/fakes/jira/world.ts';
import { people } from '../company.ts';
import { type JiraDeed, MUSTER } from './deed.ts';

/** Lets a deed happen in the local Jira, which tells its listeners. */
export function happen(world: World, { by, ...deed }: JiraDeed): void {
  const who = nameOf(by);
  switch (deed.kind) {
    case 'create':
      create(world, who, deed);
      break;
    case 'move':
      world.move(deed.issue, deed.to, who);
      break;
    case 'estimate':
      world.setPoints(deed.issue, deed.points, who);
      break;
    case 'assign':
      world.assign(deed.issue, deed.to === null ? null : nameOf(deed.to), who);
      break;
    case 'put':
      world.setSprint(deed.issue, sprintCalled(world, deed.sprint), who);
      break;
    case 'plan-sprint':
      world.planSprint(deed.sprint);
      break;
    case 'start-sprint':
      world.startSprint(required(sprintCalled(world, deed.sprint)));
      break;
    case 'close-sprint':
      world.closeSprint(required(sprintCalled(world, deed.sprint)));
      break;
    default:
      deed satisfies never;
  }
}

type Created = Omit<Extract<JiraDeed, { kind: 'create' }>, 'by'>;

function create(world: World, by: string, { summary, points, assignee, sprint: name }: Created): void {
  const sprint = sprintCalled(world, name);
  const issue = world.create({
    ...{ project: world.projects[0]?.key ?? '', summary, by },
    ...(points !== null && { points }),
    ...(sprint !== null && { sprint }),
  });
  if (assignee !== null) world.assign(issue.key, nameOf(assignee), by);
}

/** As Muster's account is called there. */
const MUSTER_NAME = 'Muster';

export function nameOf(id: string): string {
  return id === MUSTER ? MUSTER_NAME : (people.find((one) => one.id === id)?.name ?? id);
}

/** @returns a person's id or `MUSTER`; null for nobody of the company */
export function idOf(name: string | undefined): string | null {
  return name === MUSTER_NAME ? MUSTER : (people.find((one) => one.name === name)?.id ?? null);
}

function sprintCalled({ sprints }: World, name: string | null) {
  return sprints.find((sprint) => sprint.name === name) ?? null;
}

function required<Thing>(thing: Thing | null): Thing {
  if (thing === null) throw new Error('the local Jira has no such sprint');
  return thing;
}
