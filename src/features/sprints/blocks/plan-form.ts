import {
  type Block,
  context,
  datePicker,
  type FormValues,
  input,
  listOf,
  type ModalView,
  modal,
  multiStaticSelect,
  section,
  staticSelect,
  textInput,
  textOf,
} from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import { cutText } from '../../../kit/text.ts';
import { SPRINT_NAME_MAX } from '../domain/sprint.ts';
import type { PlanOffer } from '../use-cases/offer-plan.ts';
import { sprintForms, writePlanMetadata } from './ids.ts';

/** Opened at once, before anything is read. */
export function buildShell(callbackId: string): ModalView {
  return modal({ title: 'Sprint', callbackId, close: 'Cancel', blocks: [section('One moment…')] });
}

/** Name, days, team and tasks of a sprint. */
export function buildPlanForm(offer: PlanOffer): ModalView {
  const { sprint, teams, plan } = offer;
  const [only] = teams.length === 1 ? teams : [];
  return modal({
    title: sprint === null ? 'Plan a sprint' : 'Change a sprint',
    callbackId: sprintForms.plan,
    submit: sprint === null ? 'Plan' : 'Save',
    close: 'Cancel',
    privateMetadata: writePlanMetadata({
      ...{ sprintId: sprint?.id ?? null, teamId: only?.id ?? null, version: sprint?.version ?? null },
      offered: offer.tasks.map(({ number }) => number),
    }),
    blocks: [
      ...(only === undefined ? [buildTeamInput(teams)] : [section(md`*${only.name}*`)]),
      input({
        name: 'name',
        label: 'Name',
        element: textInput({ initial: plan.name, maxLength: SPRINT_NAME_MAX, focus: true }),
      }),
      input({ name: 'startsOn', label: 'First day', element: datePicker({ initial: plan.startsOn }) }),
      input({ name: 'endsOn', label: 'Last day', element: datePicker({ initial: plan.endsOn }) }),
      ...buildTasks(offer),
    ],
  });
}

function buildTeamInput(teams: PlanOffer['teams']): Block {
  const choices = teams.slice(0, 100).map(({ id, name }) => ({ value: id, text: name }));
  return input({ name: 'team', label: 'Team', element: staticSelect({ choices, initial: choices[0]?.value ?? null }) });
}

function buildTasks({ tasks, chosen, unseen }: PlanOffer): readonly Block[] {
  if (tasks.length === 0)
    return [context('No open tasks to choose from yet. They join later as well: `/task sprint T-12`.')];
  const choices = tasks.map(({ number, title, points }) => ({
    value: String(number),
    text: cutText(`T-${number} ${points === null ? '' : `(${points}) `}${title}`, 75),
  }));
  const initial = tasks.filter(({ id }) => chosen.has(id)).map(({ number }) => String(number));
  return [
    input({
      name: 'tasks',
      label: 'Tasks',
      optional: true,
      hint: 'Points stand in brackets. A task in another sprint that isn’t closed moves into this one.',
      element: multiStaticSelect({ choices, initial }),
    }),
    ...(unseen === 0 ? [] : [context(`${unseen} more in it that can’t be shown here; they stay.`)]),
  ];
}

/** What was typed, as it was typed. */
export function readPlanForm(values: FormValues) {
  return {
    teamId: textOf(values, 'team'),
    name: textOf(values, 'name') ?? '',
    startsOn: textOf(values, 'startsOn'),
    endsOn: textOf(values, 'endsOn'),
    chosen: listOf(values, 'tasks').map(Number),
  };
}
