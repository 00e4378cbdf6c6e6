import { context, message, section } from '../../kit/blocks/index.ts';
import type { EscalationId, PersonId } from '../../kit/ids.ts';
import { md } from '../../kit/mrkdwn.ts';
import type { Args, Renderer } from '../../ports/inbound/feature.ts';
import type { TaskLinesOf } from '../../ports/inbound/task-lines.ts';
import type { Tx } from '../../ports/outbound/store.ts';
import { buildCard, buildRow } from './blocks/card.ts';
import { buildTeamNote } from './blocks/team-note.ts';
import { mention, sayMatter, sayOnTask } from './blocks/words.ts';
import { isResolved } from './domain/escalation.ts';
import { type EscalationView, nameOf } from './domain/view.ts';
import { listAsksOnCard } from './store/cards.ts';
import { findEscalation, listEscalations, listOpenOf } from './store/escalations.ts';
import { findMatter } from './store/find-matter.ts';
import { viewEscalation } from './store/view-escalation.ts';

/** What goes out about escalations, drawn as things stand when it is sent. */
export const escalationMessages = (): Readonly<Record<string, Renderer>> => ({
  'escalations.card': async (tx, args, { reader, now }) => {
    const views = await readCard(tx, args);
    if (views.length === 0) return null;
    // Whoever deleted the message in Slack still has to act.
    const repost = views.some(({ escalation }) => isWith(escalation, String(args.personId) as PersonId));
    return { ...buildCard(views, { timeZone: reader.timeZone, now }), repost };
  },
  'escalations.again-note': async (tx, args, { reader, now }) => {
    const view = await readView(tx, args);
    const name = view === null ? null : nameOf(view);
    if (view === null || name === null || !isWith(view.escalation, String(args.personId) as PersonId)) return null;
    const text = `${name.ref} ${name.title}: you were on it. How does it stand?`;
    return message({
      text,
      blocks: [context(md`You were on it. How does it stand?`), ...buildRow(view, { timeZone: reader.timeZone, now })],
    });
  },
  'escalations.inform-note': async (tx, args, { reader, now }) => {
    const view = await readView(tx, args);
    const asked = view?.escalation.ask?.personId;
    const name = view === null ? null : nameOf(view);
    if (view === null || name === null || asked === undefined || isResolved(view.escalation)) return null;
    const text = `${name.ref} ${name.title} takes long: somebody has been on it for days. Nothing is asked of you yet.`;
    const said = md`${mention(view, asked)} has been on it for the third day. Nothing is asked of you yet; once more, and it comes to you.`;
    return message({
      text,
      blocks: [section(sayMatter(view, { timeZone: reader.timeZone, now })), context(said)],
    });
  },
  'escalations.team-note': async (tx, args) => {
    const subject = { kind: 'pull-request', id: String(args.pullRequestId) } as const;
    const matter = await findMatter(tx, { subject, part: String(args.part) });
    if (matter?.kind !== 'pull-request' || matter.end !== null) return null;
    return buildTeamNote(matter);
  },
});

function isWith({ resolved, ask }: EscalationView['escalation'], personId: PersonId): boolean {
  return resolved === null && ask?.personId === personId;
}

async function readCard(tx: Tx, args: Args): Promise<readonly EscalationView[]> {
  const asks = await listAsksOnCard(tx, String(args.cardId));
  const found = await listEscalations(
    tx,
    asks.map(({ escalationId }) => escalationId),
  );
  return Promise.all(found.map((escalation) => viewEscalation(tx, escalation, String(args.personId) as PersonId)));
}

async function readView(tx: Tx, args: Args): Promise<EscalationView | null> {
  const escalation = await findEscalation(tx, String(args.escalationId) as EscalationId);
  return escalation === null ? null : viewEscalation(tx, escalation, String(args.personId) as PersonId);
}

/** Where a task's escalations stand, on the card of whoever is responsible: they hear of each climb by its edit. */
export const escalationLines: TaskLinesOf = async (tx, { taskId, timeZone, now }) => {
  const open = await listOpenOf(tx, taskId);
  const views = await Promise.all(open.map((escalation) => viewEscalation(tx, escalation, null)));
  return views.map((view) => sayOnTask(view, { timeZone, now }));
};
