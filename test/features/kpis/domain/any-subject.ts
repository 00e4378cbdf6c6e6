import fc from 'fast-check';
import type { Response, Subject } from '../../../../src/features/kpis/domain/subject.ts';
import type { PersonId, RepositoryId } from '../../../../src/kit/ids.ts';
import { aSubject, on } from './a-subject.ts';

const START = on('2 00:00').getTime();

/** Any second of four weeks: instants in no order, as sources with different clocks tell them. */
const instant = fc.integer({ min: 0, max: 28 * 86_400 }).map((seconds) => new Date(START + seconds * 1000));
const maybe = fc.option(instant, { nil: null });

const response: fc.Arbitrary<Response> = fc.record({
  at: instant,
  form: fc.constantFrom('review', 'comment'),
  kind: fc.constantFrom('approved', 'changes-requested', 'commented', 'dismissed'),
  by: fc.constantFrom('author', 'human', 'bot'),
});

const subject: fc.Arbitrary<Subject> = fc
  .record({
    repositoryId: fc.constantFrom('web' as RepositoryId, 'app' as RepositoryId),
    author: fc.record({ personId: fc.constantFrom('ana' as PersonId, null), bot: fc.boolean() }),
    ended: fc.constantFrom('open', 'closed', 'merged' as const),
    ...{ draft: fc.boolean(), createdAt: instant, updatedAt: instant, at: instant },
    authoredAt: fc.array(instant, { maxLength: 3 }),
    turns: fc.array(fc.record({ kind: fc.constantFrom('ready-for-review', 'converted-to-draft'), at: instant }), {
      maxLength: 4,
    }),
    responses: fc.array(response, { maxLength: 5 }),
    reRequests: fc.nat(3),
    deployments: fc.array(fc.record({ startedAt: maybe, finishedAt: instant }), { maxLength: 3 }),
    ...{ releasedAt: maybe, issueStartedAt: maybe, deploysOnMerge: fc.boolean() },
    ...{ deploys: fc.boolean(), releases: fc.boolean() },
  })
  .map(({ ended, at, ...rest }) =>
    aSubject({ ...rest, number: 0, state: ended as Subject['state'], mergedAt: ended === 'merged' ? at : null }),
  );

/** Pull requests of which anything may be missing and nothing has to make sense. */
export const subjects: fc.Arbitrary<readonly Subject[]> = fc
  .array(subject, { maxLength: 25 })
  .map((all) => all.map((one, n) => ({ ...one, number: n, id: `${one.id}-${n}` as Subject['id'] })));

export const period = fc.tuple(instant, instant).map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a }));
