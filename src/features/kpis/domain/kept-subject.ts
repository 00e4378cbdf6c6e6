import type { Subject } from './subject.ts';

/** A subject as it is kept: instants as text. */
export type KeptSubject = Kept<Subject>;

type Kept<T> = T extends Date
  ? string
  : T extends string | number | boolean | null
    ? T
    : { readonly [K in keyof T]: Kept<T[K]> };

export function keepSubject(subject: Subject): KeptSubject {
  return JSON.parse(JSON.stringify(subject)) as KeptSubject;
}

export function openSubject(kept: KeptSubject): Subject {
  const { author, nature } = kept;
  return {
    ...(kept as unknown as Subject),
    ...{ author, nature },
    createdAt: new Date(kept.createdAt),
    updatedAt: new Date(kept.updatedAt),
    mergedAt: instant(kept.mergedAt),
    authoredAt: kept.authoredAt.map((at) => new Date(at)),
    turns: kept.turns.map((turn) => ({ ...turn, at: new Date(turn.at) })),
    responses: kept.responses.map((said) => ({ ...said, at: new Date(said.at) })),
    deployments: kept.deployments.map(({ startedAt, finishedAt }) => ({
      startedAt: instant(startedAt),
      finishedAt: new Date(finishedAt),
    })),
    releasedAt: instant(kept.releasedAt),
    issueStartedAt: instant(kept.issueStartedAt),
  };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
