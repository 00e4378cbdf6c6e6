import type { Told } from '../../../src/features/eod/domain/contradictions.ts';
import { aFact } from './a-fact.ts';

/** A made-up check-in with what is wrong with it: written by hand and by dice, without any rule of the code it judges. */
export type Planted = { readonly told: Told; readonly wrong: readonly string[] };

/** Says plainly that something is finished. */
const CLAIMS = [
  ...['Finished REF', 'REF is done', 'Completed REF and tested it', 'Closed REF', 'Moved REF to done', 'REF: shipped'],
  ...['Fixed REF with Jonas', 'Wrote the tests, finished REF', 'Resolved REF at last', 'Delivered REF to the customer'],
];
/** Says something near it: the thing may well be open. */
const NEAR_CLAIMS = [
  ...['REF is not done', 'Almost finished REF', 'Half of REF is done', 'Will finish REF tomorrow', 'Started REF'],
  ...['REF waits until Bo is done', 'Finished the report, started REF', 'Reviewed REF and finished lunch'],
  ...['REF can be closed when Ana is back', 'REF isn’t fixed yet', 'REF is 80 % done', 'Worked on REF'],
];
const BLOCKERS = ['No test machine', 'T-77 waits for the key', 'The vendor is silent'];

/** Days before Thursday 26 November 2026, with the working days in between. */
const CARRIED: readonly (readonly [since: string, days: number])[] = [
  ['2026-11-23', 3],
  ['2026-11-20', 4],
  ['2026-11-13', 9],
];
const NOT_CARRIED = ['2026-11-26', '2026-11-25', '2026-11-24'];

export function plantCheckIn(dice: () => number): Planted {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;
  const parts = Array.from({ length: 1 + Math.floor(dice() * 6) }, (_, n) => plantPart(n + 1, pick, dice));
  return {
    told: {
      on: '2026-11-26',
      workdays: { hours: { start: '09:00', end: '18:00', days: [1, 2, 3, 4, 5] } },
      done: parts.flatMap(({ done = [] }) => done),
      blockers: parts.flatMap(({ blockers = [] }) => blockers),
      facts: parts.flatMap(({ facts = [] }) => facts),
      isOpen: new Map(parts.flatMap(({ open = [] }) => open)),
    },
    wrong: parts.flatMap(({ wrong = [] }) => wrong).sort(),
  };
}

type Part = {
  readonly done?: readonly string[];
  readonly blockers?: Told['blockers'];
  readonly facts?: Told['facts'];
  readonly open?: readonly (readonly [string, boolean])[];
  readonly wrong?: readonly string[];
};

function plantPart(n: number, pick: <T>(list: readonly T[]) => T, dice: () => number): Part {
  const isPullRequest = dice() < 0.3;
  const ref = isPullRequest ? `acme/web#${n}` : `T-${n}`;
  const say = (template: string) => template.replace('REF', ref);
  const text = `${pick(BLOCKERS)} (${n})`;
  const [since, days] = pick(CARRIED);
  const work = (facts: number, title: string) =>
    Array.from({ length: facts }, () =>
      aFact({ subject: `pull-request:${n}`, ref: `acme/web#${n}`, title, kind: 'pull-request.reviewed' }),
    );
  const plans: readonly (() => Part)[] = [
    () => ({ done: [say(pick(CLAIMS))], open: [[ref, true]], wrong: [`said-done-still-open ${ref}`] }),
    () => ({ done: [say(pick(CLAIMS))], open: [[ref, false]] }),
    () => ({ done: [say(pick(CLAIMS))] }),
    () => ({ done: [say(pick(NEAR_CLAIMS))], open: [[ref, true]] }),
    () => ({ blockers: [{ text, since }], wrong: [`blocker-carried ${text} ${days}`] }),
    () => ({ blockers: [{ text, since: pick(NOT_CARRIED) }] }),
    () => ({
      facts: work(2 + Math.floor(dice() * 3), 'Add a login'),
      wrong: [`work-without-task acme/web#${n} Add a login`],
    }),
    () => ({ facts: work(1, 'Fix a typo') }),
    () => ({ facts: work(3, 'T-40: add a login') }),
    () => ({ facts: work(3, 'Add a login'), done: [`Looked at acme/web#${n} for T-41`] }),
    () => ({ facts: [aFact({ number: n }), aFact({ number: n, kind: 'task.edited' })] }),
  ];
  return pick(plans)();
}
