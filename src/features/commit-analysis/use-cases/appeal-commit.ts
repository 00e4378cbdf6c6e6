import { z } from 'zod';
import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import { cleanText } from '../../../kit/text.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { listIdentitiesOf } from '../../people/index.ts';
import { currentValue, factorOf } from '../domain/appeal.ts';
import { SCALE } from '../domain/shown-value.ts';
import { ownReading } from '../domain/visibility.ts';
import type { Weighed } from '../domain/weighed.ts';
import { insertAppeal, listStandingAppeals, takeBackAppeal } from '../store/appeals.ts';
import { findOwnCommit } from '../store/own-commits.ts';

type Needs = Pick<Ports, 'act' | 'scope' | 'clock' | 'random'>;

export type Standing = { readonly points: number; readonly factor: number };
/** What an appeal, or taking one back, changed. */
export type Appealed = { readonly before: Standing; readonly after: Standing };

const input = z.object({
  commitId: z.uuid(),
  suggested: z.number().refine((value) => SCALE.some((step) => step === value)),
  why: z.string().trim().min(1).max(500).transform(cleanText),
});
export type AppealInput = z.infer<typeof input>;

/** One's own commit, to be asked about. @throws MusterError 'not-found' it isn't one's own */
export function openAppeal(needs: Needs, actor: PersonActor, commitId: string): Promise<Weighed> {
  return needs.scope(actor.workspaceId, (tx) => getOwn(tx, actor, commitId));
}

/**
 * Takes an author's word on what their own commit weighs: the commit follows it within bounds, the workspace's scale a
 * little. A later word replaces the former.
 * @throws MusterError 'not-found' it isn't one's own · 'invalid' no value of the scale, or no reason
 */
export async function appealCommit(needs: Needs, actor: PersonActor, asked: AppealInput): Promise<Appealed> {
  const parsed = input.safeParse(asked);
  if (!parsed.success)
    throw new MusterError('invalid', 'Choose a value and say why.', { fields: { why: 'A sentence is enough.' } });
  const { commitId, suggested, why } = parsed.data;
  return change(needs, actor, {
    ...{ commitId, action: 'commit.appeal', why },
    write: async (tx, at) => {
      await insertAppeal(tx, { id: needs.random.uuid(), commitId, personId: actor.personId, suggested, why, at });
      return true;
    },
  });
}

/** Takes one's own appeal back; nothing happens when none stands. @throws MusterError 'not-found' */
export function undoAppeal(needs: Needs, actor: PersonActor, commitId: string): Promise<Appealed> {
  return change(needs, actor, {
    ...{ commitId, action: 'commit.undo-appeal', why: null },
    write: (tx, at) => takeBackAppeal(tx, { commitId, personId: actor.personId, at }),
  });
}

type Change = {
  readonly commitId: string;
  readonly action: string;
  readonly why: string | null;
  /** False when there was nothing to change. */
  readonly write: (tx: Tx, at: Date) => Promise<boolean>;
};

function change(needs: Needs, actor: PersonActor, { commitId, action, why, write }: Change): Promise<Appealed> {
  return needs.act(actor, async (tx) => {
    const at = needs.clock.now();
    const weighed = await getOwn(tx, actor, commitId);
    const before = await standingOf(tx, weighed);
    if (!(await write(tx, at))) return { before, after: before };
    const after = await standingOf(tx, weighed);
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at, subject: { kind: 'commit', id: commitId }, action, reason: why },
      ...{
        before: { points: before.points, factor: before.factor },
        after: { points: after.points, factor: after.factor },
      },
    });
    return { before, after };
  });
}

async function standingOf(tx: Tx, weighed: Weighed): Promise<Standing> {
  const appeals = await listStandingAppeals(tx);
  const own = appeals.filter(({ commitId }) => commitId === weighed.id).map(({ suggested }) => suggested);
  const factor = factorOf(appeals);
  return { points: currentValue(weighed, factor, own), factor };
}

async function getOwn(tx: Tx, actor: PersonActor, commitId: string): Promise<Weighed> {
  const reading = ownReading(actor, await listIdentitiesOf(tx, [actor.personId]));
  const found = await findOwnCommit(tx, reading, commitId);
  if (found === null) throw new MusterError('not-found', 'I can’t find that commit among yours.');
  return found.weighed;
}
