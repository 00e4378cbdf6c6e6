import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, SlackUserId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { meetPerson, refusalOf, refusalWords } from '../../people/index.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

/**
 * Finds the member somebody chose in a form.
 * @throws MusterError 'invalid' beside `field` when nobody was chosen, or a guest, an app, somebody who left
 */
export async function choosePerson(
  needs: Needs,
  actor: PersonActor,
  { slackUserId, field }: { readonly slackUserId: SlackUserId | null; readonly field: string },
): Promise<PersonId> {
  const person = slackUserId === null ? null : await meetPerson(needs, actor.workspaceId, slackUserId);
  const refusal = person === null ? null : refusalOf(person);
  if (person !== null && refusal === null) return person.id;
  const sentence =
    person === null || refusal === null ? 'Choose a person of this workspace.' : refusalWords(person.name, refusal);
  throw new MusterError('invalid', sentence, { fields: { [field]: sentence } });
}
