import { MusterError } from '../../../kit/errors.ts';
import type { SlackUserId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { type Person, refusalOf, refusalWords } from '../domain/person.ts';
import { type TeamValues, tidyTeamName } from '../domain/team.ts';
import { checkTeamForm, type TeamField, type TeamForm } from '../domain/team-form.ts';
import { meetPeople } from './meet-people.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

/**
 * Turns a typed team into one that can be kept; looks strangers up in Slack, so call it outside a transaction.
 * @throws MusterError 'invalid' with a sentence for each field that can't stay
 */
export async function resolveTeamForm(needs: Needs, workspaceId: WorkspaceId, form: TeamForm): Promise<TeamValues> {
  const faults = checkTeamForm(form);
  refuseFaults(faults);
  const chosen: readonly [TeamField, readonly SlackUserId[]][] = [
    ['lead', form.lead === null ? [] : [form.lead]],
    ['managers', form.managers],
    ['members', form.members],
  ];
  const people = await meetPeople(
    needs,
    workspaceId,
    chosen.flatMap(([, ids]) => ids),
  );
  const refused = chosen.flatMap(([field, ids]) => {
    const sentences = [...new Set(ids)].flatMap((id) => refuse(people.get(id)) ?? []);
    return sentences.length === 0 ? [] : [[field, sentences.slice(0, 3).join(' ')] as const];
  });
  refuseFaults(Object.fromEntries(refused));
  const idsOf = (ids: readonly SlackUserId[]) => [...new Set(ids)].flatMap((id) => people.get(id)?.id ?? []);
  return {
    name: tidyTeamName(form.name),
    leadId: form.lead === null ? null : (people.get(form.lead)?.id ?? null),
    managerIds: idsOf(form.managers),
    memberIds: idsOf(form.members),
    channelId: form.channel,
    workingHours: form.hours,
    holidayRegion: form.region,
  };
}

function refuse(person: Person | undefined): string | null {
  if (person === undefined) return 'Slack doesn’t know one of these people any more. Choose somebody else.';
  const refusal = refusalOf(person);
  return refusal === null ? null : refusalWords(person.name, refusal);
}

function refuseFaults(fields: Readonly<Record<string, string>>): void {
  const [first] = Object.values(fields);
  if (first !== undefined) throw new MusterError('invalid', first, { fields });
}
