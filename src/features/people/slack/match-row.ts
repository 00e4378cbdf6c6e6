import { MusterError } from '../../../kit/errors.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { code, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { ActionArgs, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildChoosePerson, readChosenPerson } from '../blocks/choose-person.ts';
import { parseChoice, parseId, parseShown, peopleForms, peopleIds } from '../blocks/ids.ts';
import { nameOfIdentity } from '../blocks/review-row.ts';
import type { Decision } from '../domain/decisions.ts';
import { askPerson } from '../use-cases/ask-person.ts';
import { decideIdentity, type Spoken, type Word } from '../use-cases/decide-identity.ts';
import { meetPerson } from '../use-cases/meet-people.ts';
import { openIdentity } from '../use-cases/open-identity.ts';
import { undoDecision } from '../use-cases/undo-decision.ts';
import { askOf, show, tooOld } from './show-review.ts';

export type MatchNeeds = Pick<
  Ports,
  'scope' | 'act' | 'clock' | 'random' | 'announce' | 'outbox' | 'schedules' | 'holidays' | 'slackDirectory' | 'memory'
>;

/** What the menu of one row does, and the form behind *Choose somebody…*. */
export function matchRowListeners(needs: MatchNeeds): Required<Pick<SlackListeners, 'actions' | 'submissions'>> {
  return {
    actions: { [peopleIds.matchRow.name]: { run: (args) => runRow(needs, args) } },
    submissions: { [peopleForms.chooseMatch]: { run: (args) => choose(needs, args) } },
  };
}

async function runRow(needs: MatchNeeds, args: ActionArgs): Promise<Reply> {
  const { actor } = args;
  const shown = parseShown(args.argument);
  const [verb = '', id = ''] = typeof args.value === 'string' ? args.value.split(' ') : [];
  if (shown === null || (id !== '' && parseId(id) === null)) throw tooOld();
  const { identityId, version } = shown;
  const personId = id as PersonId;
  const ask = askOf(args);
  switch (verb) {
    case 'is':
      return speak(needs, args, { identityId, asShown: version, decision: { kind: 'is', personId, by: 'confirmed' } });
    case 'not':
      return speak(needs, args, { identityId, asShown: version, decision: { kind: 'not', personId } });
    case 'nobody':
      return speak(needs, args, { identityId, asShown: version, decision: { kind: 'nobody' } });
    case 'choose':
      return { kind: 'view', view: buildChoosePerson(await openIdentity(needs, actor, identityId), ask) };
    case 'ask': {
      const { name } = await askPerson(needs, actor, { identityId, personId });
      const text = md`${name} is asked: at once while at work, else when they next are. The answer shows here.`;
      return show(needs, actor, { ask, notice: { text, undo: null } });
    }
    case 'undo': {
      const identity = await undoDecision(needs, actor, { identityId, asShown: version });
      const text = md`Taken back: ${code(nameOfIdentity(identity))} is as before.`;
      return show(needs, actor, { ask, notice: { text, undo: null } });
    }
    default:
      throw tooOld();
  }
}

async function speak(needs: MatchNeeds, args: ActionArgs, word: Word): Promise<Reply> {
  const spoken = await decideIdentity(needs, args.actor, word);
  return show(needs, args.actor, { ask: askOf(args), notice: noticeOf(spoken, word.decision) });
}

async function choose(needs: MatchNeeds, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const choice = parseChoice(privateMetadata);
  if (choice === null) throw new MusterError('invalid', 'This form is too old. Open it again with `/muster people`.');
  const slackUserId = readChosenPerson(form);
  const person = slackUserId === null ? null : await meetPerson(needs, actor.workspaceId, slackUserId);
  if (person === null) return { kind: 'field-errors', errors: { person: 'Choose a person.' } };
  const decision = { kind: 'is', personId: person.id, by: 'confirmed' } as const;
  const { identityId, version, ask } = choice;
  const spoken = await decideIdentity(needs, actor, { identityId, asShown: version, decision });
  return show(needs, actor, { ask, notice: noticeOf(spoken, decision) });
}

function noticeOf({ kind, identity }: Spoken, decision: Decision) {
  const name = code(nameOfIdentity(identity));
  const undo = kind === 'decided' ? { identityId: identity.id, version: identity.version } : null;
  return { text: noticeWords(kind, name, decision), undo };
}

function noticeWords(kind: Spoken['kind'], name: Mrkdwn, decision: Decision): Mrkdwn {
  if (kind === 'unchanged') return md`${name} stays as it is.`;
  if (kind === 'overtaken') return md`Somebody changed ${name} meanwhile. Nothing was done; this is how it stands now.`;
  switch (decision.kind) {
    case 'is':
      return md`${name} is linked.`;
    case 'not':
      return md`${name} isn’t that person any more, and isn’t proposed to be.`;
    case 'nobody':
      return md`${name} is nobody of this workspace.`;
    default:
      return decision satisfies never;
  }
}
