import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { isAnswered, whyClosed } from '../domain/check-in.ts';
import { isEmptyDraft } from '../domain/draft.ts';
import { type FormView, toForm } from '../domain/form.ts';
import { findCheckInOf } from '../store/check-ins.ts';
import { readDraft } from '../store/read-draft.ts';
import { daysMeant, requireParticipant } from './find-own-day.ts';

export type OpenedForm =
  | { readonly kind: 'form'; readonly view: FormView }
  /** In the small hours only the person knows which day they mean. */
  | { readonly kind: 'which-day'; readonly days: readonly CalendarDay[] };

/**
 * The form of the actor's check-in, with what is known of the day or what was sent.
 * @param on null: the day it is now where the person is
 * @throws MusterError 'not-found' no team of theirs checks in · 'conflict' that day can't be changed any more
 */
export function openForm(
  needs: Pick<Ports, 'scope' | 'clock' | 'holidays' | 'dayFacts'>,
  actor: PersonActor,
  on: CalendarDay | null,
): Promise<OpenedForm> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const now = needs.clock.now();
    const self = await requireParticipant(needs, tx, actor);
    const days = on === null ? daysMeant(now, self) : ([on] as const);
    if (days.length > 1) return { kind: 'which-day', days };
    const [day] = days;
    const { workplace } = self.life;
    const checkIn = await findCheckInOf(tx, { personId: actor.personId, on: day });
    const why = whyClosed(checkIn, { now, on: day, workplace });
    if (why !== null) throw new MusterError('conflict', why);
    const drafted = await readDraft(needs, tx, { personId: actor.personId, on: day, workplace, until: now });
    const answered = checkIn !== null && isAnswered(checkIn) ? checkIn : null;
    return {
      kind: 'form',
      view: {
        on: day,
        form: toForm(drafted.draft, { answered, questions: self.part.questions }),
        places: self.teams,
        privateThings: drafted.draft.done.filter((one) => one.private).map(({ text }) => text),
        contradictions: answered === null ? drafted.contradictions : [],
        planned: isEmptyDraft(drafted.draft) ? (drafted.before?.plan ?? null) : null,
      },
    };
  });
}
