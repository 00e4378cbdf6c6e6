import { actions, button, type Message, message, section } from '../../../kit/blocks/index.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { OverrideTask } from '../../../ports/inbound/overrides.ts';
import type { Override, OverrideRequest } from '../domain/override.ts';
import type { MonthReport } from '../domain/report.ts';
import { ruleWords, typeWords } from '../domain/words.ts';
import { overrideIds } from './ids.ts';
import { describeOverride, endButton, outcomeButton, type Reader } from './log.ts';

type About = { readonly override: Override; readonly task: OverrideTask };

/** A rule rests: for those concerned who didn't do it, and as the answer to whoever did. */
export function buildGranted({ override, task }: About, by: string, reader: Reader & { mayEnd: boolean }): Message {
  const lines = [
    describeOverride(override, task, reader),
    md`*Who:* ${by}`,
    md`*Why:* ${override.justification}`,
    md`*Risk:* ${override.risk}`,
    ...(override.type === 'emergency' ? [md`A task to review it is being opened, due in 48 hours.`] : []),
  ];
  const text = `The ${ruleWords[override.rule].name} rests for ${task.ref}`;
  const end = reader.mayEnd ? [actions([endButton(override)])] : [];
  return message({ text, blocks: [section(joinMd(lines, '\n')), ...end] });
}

/** The rule applies again; the authoriser is asked what came of it. */
export function buildEnded({ override, task }: About, by: string | null, reader: Reader & { asked: boolean }): Message {
  const { name } = ruleWords[override.rule];
  const how = by === null ? `since ${showInstant(override.expiresAt, reader)}` : `again: ${by} ended it`;
  const said = md`The ${name} applies ${by === null ? 'again ' : ''}${how} (*${override.ref}*, *${task.ref}* ${task.title}).`;
  const ask = reader.asked && override.outcome === null ? [actions([outcomeButton(override)])] : [];
  return message({ text: `The ${name} applies again for ${task.ref}`, blocks: [section(said), ...ask] });
}

type Asked = { readonly request: OverrideRequest; readonly task: OverrideTask };

/** An accountable person asks a lead; answered, it says by whom. */
export function buildRequest(
  { request, task }: Asked,
  names: { by: string; answeredBy: string },
  reader: Reader,
): Message {
  const { name, rests } = ruleWords[request.rule];
  const until = showInstant(request.expiresAt, reader);
  const lines = [
    md`*${names.by}* asks that the ${name} rests for *${task.ref}* ${task.title} until *${until}*. ${rests}.`,
    md`*Why:* ${request.justification}`,
    md`*Risk:* ${request.risk}`,
    ...(request.answer === null
      ? []
      : [md`${request.answer === 'granted' ? 'Granted' : 'Declined'} by ${names.answeredBy}.`]),
  ];
  const buttons = [
    button({ id: overrideIds.grant.build(request.id), text: 'Grant', style: 'primary' }),
    button({ id: overrideIds.decline.build(request.id), text: 'Decline' }),
  ];
  const open = request.answer === null && request.expiresAt > reader.now;
  const text = `${names.by} asks that a rule rests for ${task.ref}`;
  return message({ text, blocks: [section(joinMd(lines, '\n')), ...(open ? [actions(buttons)] : [])] });
}

export function buildDeclined({ request, task }: Asked, by: string): Message {
  const said = md`${by} declined: the ${ruleWords[request.rule].name} stays in force for *${task.ref}* ${task.title}.`;
  return message({ text: said, blocks: [section(said)] });
}

/** The month's patterns for those who set the rules. */
export function buildReport(month: string, report: MonthReport, nameOf: (id: PersonId) => string): Message {
  const title = new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-US', {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  });
  const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
  const listed = <K>(counts: readonly { key: K; count: number }[], words: (key: K) => string) =>
    counts.map(({ key, count }) => `${words(key)} ${times(count)}`).join(', ');
  const total = report.total === 1 ? '1 override' : `${report.total} overrides`;
  const lines = [
    md`*Overrides in ${title}:* ${total}`,
    md`*Rules:* ${listed(report.byRule, (rule) => ruleWords[rule].name)}`,
    md`*Kinds:* ${listed(report.byType, (type) => typeWords[type].name.toLowerCase())}`,
    md`*Teams:* ${listed(report.byTeam, (team) => team ?? 'no team')}`,
    md`*Authorised by:* ${listed(report.byAuthoriser, nameOf)}`,
    md`*Longest:* ${report.longest.ref}, the ${ruleWords[report.longest.rule].name}, ${report.longest.hours} hours`,
    ...report.proposals.map(
      ({ rule, team, count }) =>
        md`*Worth a change?* The ${ruleWords[rule].name} rested ${times(count)} for ${team}. ${policyWords[rule]}`,
    ),
  ];
  return message({ text: `Overrides in ${title}: ${total}`, blocks: [section(joinMd(lines, '\n'))] });
}

/** What to think of when a rule is suspended again and again. */
const policyWords: Readonly<Record<Override['rule'], string>> = {
  'sign-off': 'Consider sign-off for large tasks only, or name a second person who may accept.',
  'consult-wait': 'Consider a shorter wait, or consult fewer people.',
  'dependency-wait': 'Consider taking out waits that nobody keeps to.',
  checker: 'Consider asking for fewer letters in this team, or splitting work earlier.',
  'escalation-clock':
    'Consider longer hours on this team’s ladder, or blockers marked as waiting for something outside.',
};
