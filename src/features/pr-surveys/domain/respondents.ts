import type { IdentityId, PersonId } from '../../../kit/ids.ts';
import type { Role } from './survey.ts';

/** An account that took part in a pull request, and whom Muster takes it for. */
export type Participant = {
  readonly identityId: IdentityId;
  /** `agent`: a coding agent's own account · `bot`: any other machine. */
  readonly kind: 'human' | 'agent' | 'bot';
  /** Null: nobody of Slack. */
  readonly personId: PersonId | null;
  /** Somebody said that it is nobody of Slack on purpose. */
  readonly excluded: boolean;
  /** Somebody who may be asked: a member, not deactivated, not opted out. False without a person. */
  readonly willing: boolean;
};

export type Respondent = { readonly personId: PersonId; readonly role: Role };

export type Respondents = {
  /** The author first; empty without one, for then there is nothing to compare a guess with. */
  readonly asked: readonly Respondent[];
  /** An agent's own pull request, for which a human answers: nothing of it is scored. */
  readonly byAgent: boolean;
  /** Humans that nobody of Slack is: admins are told of them, once. */
  readonly unmatched: readonly IdentityId[];
};

/**
 * Whom to ask about a merged pull request: its author, and each human who reviewed it. For an agent's own the human who
 * merged it answers as its author. Nobody is asked twice, by whichever account, nor guesses about their own work; bots,
 * people who opted out, and accounts nobody of Slack is are skipped.
 * @param took.author null: the account is gone
 */
export function chooseRespondents(took: {
  readonly author: Participant | null;
  readonly merger: Participant | null;
  readonly reviewers: readonly Participant[];
}): Respondents {
  const byAgent = took.author?.kind === 'agent';
  const author = byAgent ? took.merger : took.author;
  const humans = [author, ...took.reviewers].filter((one) => one !== null && one.kind === 'human');
  const unmatched = humans.flatMap((one) =>
    one === null || one.personId !== null || one.excluded ? [] : [one.identityId],
  );
  const own = author === null || author.kind !== 'human' || !author.willing ? null : author.personId;
  const others = took.reviewers.flatMap(({ kind, personId, willing }) =>
    kind === 'human' && willing && personId !== null && personId !== own ? [personId] : [],
  );
  return {
    asked:
      own === null
        ? []
        : [
            { personId: own, role: 'author' },
            ...[...new Set(others)].map((personId) => ({ personId, role: 'reviewer' as const })),
          ],
    byAgent,
    unmatched: [...new Set(unmatched)],
  };
}
