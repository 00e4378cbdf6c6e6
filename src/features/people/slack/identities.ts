import { message, section } from '../../../kit/blocks/index.ts';
import type { IdentityId } from '../../../kit/ids.ts';
import { code, md } from '../../../kit/mrkdwn.ts';
import type { ActionArgs, CommandArgs, Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import { parseId, parsePairs, parseShown, peopleForms, peopleIds } from '../blocks/ids.ts';
import { buildOwnIdentities } from '../blocks/own-identities.ts';
import { buildReview, buildReviewShell, readReviewForm } from '../blocks/review.ts';
import { nameOfIdentity } from '../blocks/review-row.ts';
import { confirmShown } from '../use-cases/confirm-shown.ts';
import { decideIdentity } from '../use-cases/decide-identity.ts';
import { listOwnIdentities } from '../use-cases/list-own-identities.ts';
import { reviewIdentities } from '../use-cases/review-identities.ts';
import { undoDecision } from '../use-cases/undo-decision.ts';
import { identitiesCsvListeners } from './identities-csv.ts';
import { type MatchNeeds, matchRowListeners } from './match-row.ts';
import { askOf, FIRST, show, tooOld } from './show-review.ts';

/** Who is who on GitHub, in Slack: the list for admins, the question for everybody. */
export function identityListeners(needs: MatchNeeds): SlackListeners {
  const rows = matchRowListeners(needs);
  const csv = identitiesCsvListeners(needs);
  return {
    commands: {
      '/muster': {
        people: {
          help: [
            { usage: '/muster people', does: 'who is who on GitHub and Jira; admins link accounts to people there' },
          ],
          run: (args) => openPeople(needs, args),
        },
      },
    },
    actions: {
      ...rows.actions,
      ...csv.actions,
      [peopleIds.reviewIdentities.name]: {
        opens: buildReviewShell,
        run: ({ actor }) => show(needs, actor, { ask: FIRST, notice: null }),
      },
      [peopleIds.reviewPage.name]: {
        run: (args) =>
          show(needs, args.actor, { ask: { ...askOf(args), page: Number(args.argument) || 0 }, notice: null }),
      },
      [peopleIds.matchShown.name]: { run: (args) => confirm(needs, args) },
      [peopleIds.undoMatch.name]: { run: (args) => undo(needs, args) },
      [peopleIds.itsMe.name]: { run: (args) => sayOfMe(needs, args, 'is') },
      [peopleIds.notMe.name]: { run: (args) => sayOfMe(needs, args, 'not') },
    },
    submissions: {
      ...rows.submissions,
      ...csv.submissions,
      [peopleForms.review]: {
        run: ({ actor, form }) => show(needs, actor, { ask: readReviewForm(form), notice: null }),
      },
    },
  };
}

async function openPeople(needs: MatchNeeds, { actor, openModal }: CommandArgs): Promise<Reply> {
  if (actor.role !== 'admin') {
    const rows = await listOwnIdentities(needs, actor);
    return { kind: 'message', message: buildOwnIdentities(rows, actor.personId) };
  }
  await openModal(buildReview(await reviewIdentities(needs, actor, FIRST)));
  return { kind: 'nothing' };
}

async function confirm(needs: MatchNeeds, args: ActionArgs): Promise<Reply> {
  const pairs = parsePairs(typeof args.value === 'string' ? args.value : '');
  const { confirmed, left } = await confirmShown(needs, args.actor, pairs);
  const rest = left === 0 ? '' : ` ${left} had changed meanwhile and ${left === 1 ? 'stays' : 'stay'} as they are.`;
  const text = `${confirmed} confirmed.${rest} Each can be undone under “Linked”.`;
  return show(needs, args.actor, { ask: askOf(args), notice: { text, undo: null } });
}

async function undo(needs: MatchNeeds, args: ActionArgs): Promise<Reply> {
  const shown = parseShown(args.argument);
  if (shown === null) throw tooOld();
  const identity = await undoDecision(needs, args.actor, { identityId: shown.identityId, asShown: shown.version });
  const text = md`Taken back: ${code(nameOfIdentity(identity))} is as before.`;
  return show(needs, args.actor, { ask: askOf(args), notice: { text, undo: null } });
}

async function sayOfMe(needs: MatchNeeds, { actor, argument, source }: ActionArgs, said: 'is' | 'not'): Promise<Reply> {
  const id = parseId(argument);
  if (id === null) throw tooOld();
  const { personId } = actor;
  const decision =
    said === 'is' ? ({ kind: 'is', personId, by: 'confirmed' } as const) : ({ kind: 'not', personId } as const);
  const spoken = await decideIdentity(needs, actor, { identityId: id as IdentityId, asShown: null, decision });
  // The card itself says what became of it.
  if (source.kind === 'message' && !source.ephemeral) return { kind: 'nothing' };
  const name = code(nameOfIdentity(spoken.identity));
  const text = said === 'is' ? md`${name} on GitHub is you now.` : md`${name} on GitHub isn’t you. Thank you.`;
  return { kind: 'message', message: message({ text, blocks: [section(text)] }) };
}
