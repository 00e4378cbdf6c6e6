import type { Lens } from '../../../../src/features/kpis/domain/measures.ts';
import type { Subject } from '../../../../src/features/kpis/domain/subject.ts';
import { aSubject, deployed, on, said } from './a-subject.ts';

/**
 * What each lens reads, worked out by hand from METRICS.md, never by the code. In the order
 *   coding pickup review rework merge deploy cycle lead first-response rounds
 * a number of minutes (rounds: a count), or why there is none:
 *   nc no commits · rw rewritten · nr no review · na no approval · nd no deployment · rel no release · so still open
 *   oo out of order · nv not verified · bot, draft, open (not merged), closed: left out · - the lens has no such measure
 */
export type HandMade = { readonly what: string; readonly subject: Subject } & Readonly<Record<Lens, string>>;

const ALL = (word: string) => Array(10).fill(word).join(' ');
const turn = (kind: 'ready' | 'draft', at: string) =>
  ({ kind: kind === 'ready' ? 'ready-for-review' : 'converted-to-draft', at: on(at) }) as const;

export const HAND_MADE: readonly HandMade[] = [
  {
    what: 'a plain one: commented, approved, merged, deployed, released a day later',
    subject: aSubject({
      number: 1,
      authoredAt: [on('2 09:00')],
      createdAt: on('2 10:00'),
      responses: [said('bo commented 2 11:00'), said('bo approved 2 12:00')],
      mergedAt: on('2 13:00'),
      deployments: [deployed('2 14:00-2 14:10')],
      releasedAt: on('3 10:00'),
    }),
    // 9→10 · 10→11 · 11→13 · 13→14:10 · 9→13 · 9→14:10
    muster: '60 60 120 - - 70 240 310 60 1',
    // 60 + (10→13 = 180) + 70 = 310
    devlake: '60 60 120 - - 70 310 310 60 -',
    // 10→11, 11→12, 12→13, cycle 10→13, lead 60+60+60+60+70
    middleware: '60 60 - 60 60 70 180 310 60 -',
    // release 2 13:00→3 10:00 = 21 h = 1260; 60+60+120+1260
    linearb: '60 60 120 - - 1260 1500 - 60 -',
    swarmia: 'nv nv nv nv nv 70 240 310 nv nv',
  },
  {
    what: 'opened as a draft; a plain comment first, a review later; never deployed',
    subject: aSubject({
      number: 2,
      authoredAt: [on('2 08:00')],
      createdAt: on('2 09:00'),
      turns: [turn('ready', '2 11:00')],
      responses: [said('bo wrote 2 11:45'), said('bo approved 2 12:30')],
      mergedAt: on('2 13:00'),
    }),
    // from ready 11→11:45; 11:45→13
    muster: '60 45 75 - - nd 300 nd 45 1',
    // from opened 9→11:45 = 165; 60 + 240 + 0
    devlake: '60 165 75 - - nd 300 nd 165 -',
    // comments are no reviews: 11→12:30 = 90; it approves: rework 0; 12:30→13; 11→13; 60+90+0+30+0
    middleware: '60 90 - 0 30 nd 120 180 90 -',
    linearb: '60 45 75 - - rel 180 - 45 -',
    swarmia: 'nv nv nv nv nv nd 300 nd nv nv',
  },
  {
    what: 'a draft twice: commented when first ready, approved when ready again, asked again once',
    subject: aSubject({
      number: 3,
      authoredAt: [on('2 08:00')],
      createdAt: on('2 08:30'),
      turns: [turn('ready', '2 09:00'), turn('draft', '2 09:30'), turn('ready', '3 09:00')],
      responses: [said('bo commented 2 09:20'), said('bo approved 3 09:50')],
      reRequests: 1,
      mergedAt: on('3 10:00'),
      deployments: [deployed('3 10:15-3 10:30')],
    }),
    // last ready 3 09:00→09:50; 09:50→10:00; 2 08:00→3 10:00 = 26 h; +30
    muster: '30 50 10 - - 30 1560 1590 50 2',
    // 8:30→9:20; 2 09:20→3 10:00 = 24 h 40; 30 + (2 08:30→3 10:00 = 25 h 30 = 1530) + 30
    devlake: '30 50 1480 - - 30 1590 1590 50 -',
    // first ready 9→9:20; 2 09:20→3 09:50 = 24 h 30; 10; cycle 2 09:00→3 10:00 = 25 h; 30+20+1470+10+30
    middleware: '30 20 - 1470 10 30 1500 1560 20 -',
    linearb: '30 20 1480 - - rel 1530 - 20 -',
    swarmia: 'nv nv nv nv nv 30 1560 1590 nv nv',
  },
  {
    what: 'merged without a word of anybody',
    subject: aSubject({
      number: 4,
      authoredAt: [on('2 10:00')],
      createdAt: on('2 10:30'),
      mergedAt: on('2 11:00'),
      deployments: [deployed('2 11:15-2 11:20')],
    }),
    // the merge ends the wait; nobody reviewed
    muster: '30 30 nr - - 20 60 80 nr nr',
    devlake: '30 nr nr - - 20 80 80 nr -',
    // 30+0+0+0+20
    middleware: '30 nr - na na 20 30 50 nr -',
    // the merge ends the wait, nothing is left to review
    linearb: '30 30 0 - - rel 60 - nr -',
    swarmia: 'nv nv nv nv nv 20 60 80 nv nv',
  },
  {
    what: 'only a bot looked at it: a comment, then an approval',
    subject: aSubject({
      number: 5,
      authoredAt: [on('2 10:00')],
      createdAt: on('2 10:30'),
      responses: [said('robot commented 2 10:40'), said('robot approved 2 10:50')],
      mergedAt: on('2 11:00'),
      releasedAt: on('2 12:00'),
    }),
    // the bot's approval ends the wait, but is no review
    muster: '30 20 nr - - nd 60 nd nr nr',
    // bots count
    devlake: '30 10 20 - - nd 60 nd 10 -',
    middleware: '30 nr - na na nd 30 30 nr -',
    // 30+10+20+60
    linearb: '30 10 20 - - 60 120 - 10 -',
    swarmia: 'nv nv nv nv nv nd 60 nd nv nv',
  },
  {
    what: 'a bot’s own, approved by a person',
    subject: aSubject({
      number: 6,
      author: { personId: null, bot: true },
      authoredAt: [on('2 09:00')],
      createdAt: on('2 09:10'),
      responses: [said('bo approved 2 09:40')],
      mergedAt: on('2 10:00'),
      deployments: [deployed('2 10:20-2 10:30')],
    }),
    muster: ALL('bot'),
    // 10 + 50 + 30
    devlake: '10 30 20 - - 30 90 90 30 -',
    middleware: '10 30 - 0 20 30 50 90 30 -',
    linearb: '10 30 20 - - rel 60 - 30 -',
    swarmia: 'nv nv nv nv nv 30 60 90 nv nv',
  },
  {
    what: 'the author reviews it first',
    subject: aSubject({
      number: 7,
      authoredAt: [on('2 08:45')],
      createdAt: on('2 09:00'),
      responses: [said('me commented 2 09:20'), said('bo approved 2 10:00')],
      mergedAt: on('2 10:30'),
    }),
    muster: '15 60 30 - - nd 105 nd 60 1',
    devlake: '15 60 30 - - nd 105 nd 60 -',
    // the own review ends the wait: 9→9:20; 9:20→10; 10→10:30
    middleware: '15 20 - 40 30 nd 90 105 20 -',
    linearb: '15 60 30 - - rel 105 - 60 -',
    swarmia: 'nv nv nv nv nv nd 105 nd nv nv',
  },
  {
    what: 'its commits were rewritten after it was opened',
    subject: aSubject({
      number: 8,
      authoredAt: [on('2 10:10')],
      createdAt: on('2 10:00'),
      responses: [said('bo wrote 2 10:20'), said('bo approved 2 10:25')],
      mergedAt: on('2 10:30'),
      deployments: [deployed('2 10:40-2 10:45')],
    }),
    muster: 'rw 20 10 - - 15 rw rw 20 1',
    // a negative part is none and counts 0: 0 + 30 + 15
    devlake: 'oo 20 10 - - 15 45 45 20 -',
    middleware: 'oo 25 - 0 5 15 30 45 25 -',
    linearb: 'rw 20 10 - - rel 30 - 20 -',
    // 10:10→10:30, 10:10→10:45
    swarmia: 'nv nv nv nv nv 15 20 35 nv nv',
  },
  {
    what: 'no commit of it is known; changes were requested, and it was looked at again',
    subject: aSubject({
      number: 9,
      createdAt: on('2 12:00'),
      responses: [said('bo changes-requested 2 13:00'), said('bo approved 2 15:00')],
      reRequests: 1,
      mergedAt: on('2 16:00'),
      deployments: [deployed('3 15:00-3 16:00')],
    }),
    muster: 'nc 60 180 - - 1440 nc nc 60 2',
    // 0 + 240 + 1440
    devlake: 'nc 60 180 - - 1440 1680 1680 60 -',
    // 0+60+120+60+1440
    middleware: 'nc 60 - 120 60 1440 240 1680 60 -',
    linearb: 'nc 60 180 - - rel 240 - 60 -',
    swarmia: 'nv nv nv nv nv 1440 nc nc nv nv',
  },
  {
    what: 'no commit, but Jira tells when its issue was begun; a plain comment, no approval',
    subject: aSubject({
      number: 10,
      issueStartedAt: on('1 12:00'),
      createdAt: on('2 12:00'),
      responses: [said('bo wrote 2 12:30')],
      mergedAt: on('2 13:00'),
      releasedAt: on('2 13:30'),
    }),
    muster: 'nc 30 30 - - nd nc nc 30 1',
    devlake: 'nc 30 30 - - nd 60 nd 30 -',
    // every part is missing: a lead time of 0
    middleware: 'nc nr - na na nd 60 0 nr -',
    // 1 12:00→2 12:00 = 1440; +30+30+30
    linearb: '1440 30 30 - - 30 1530 - 30 -',
    swarmia: 'nv nv nv nv nv nd nc nc nv nv',
  },
  {
    what: 'seconds: what a clock shows, or begun minutes',
    subject: aSubject({
      number: 11,
      authoredAt: [on('2 09:00:30')],
      createdAt: on('2 09:01:20'),
      responses: [said('bo approved 2 09:03:10')],
      mergedAt: on('2 09:05:05'),
      deployments: [deployed('2 09:06:00-2 09:06:50')],
    }),
    // 9:00→9:01→9:03→9:05→9:06
    muster: '1 2 2 - - 1 5 6 2 1',
    // 50 s, 110 s, 115 s, 105 s rounded up; 1 + (225 s → 4) + 2
    devlake: '1 2 2 - - 2 7 7 2 -',
    middleware: '1 2 - 0 2 1 4 6 2 -',
    linearb: '1 2 2 - - rel 5 - 2 -',
    swarmia: 'nv nv nv nv nv 1 5 6 nv nv',
  },
  {
    what: 'still open, commented',
    subject: aSubject({
      number: 12,
      authoredAt: [on('2 08:00')],
      createdAt: on('2 09:00'),
      updatedAt: on('2 10:00'),
      responses: [said('bo wrote 2 10:00')],
    }),
    muster: ALL('open'),
    devlake: ALL('open'),
    middleware: ALL('open'),
    // the phases it has reached: 60+60
    linearb: '60 60 so - - so 120 - 60 -',
    swarmia: ALL('open'),
  },
  {
    what: 'a draft that never left it',
    subject: aSubject({
      number: 13,
      draft: true,
      authoredAt: [on('2 08:00')],
      createdAt: on('2 08:10'),
      updatedAt: on('2 08:10'),
    }),
    muster: ALL('draft'),
    devlake: ALL('open'),
    middleware: ALL('open'),
    linearb: '10 so so - - so 10 - so -',
    swarmia: ALL('open'),
  },
  {
    what: 'closed without a merge',
    subject: aSubject({
      number: 14,
      state: 'closed',
      authoredAt: [on('2 08:00')],
      createdAt: on('2 08:10'),
      responses: [said('bo changes-requested 2 09:00')],
    }),
    muster: ALL('open'),
    devlake: ALL('open'),
    middleware: ALL('open'),
    linearb: ALL('closed'),
    swarmia: ALL('open'),
  },
  {
    what: 'two approvals, and two deployments of which the one begun first ends last',
    subject: aSubject({
      number: 15,
      authoredAt: [on('2 08:00')],
      createdAt: on('2 09:00'),
      responses: [said('bo changes-requested 2 10:00'), said('bo approved 2 12:00'), said('cy approved 2 14:00')],
      mergedAt: on('2 15:00'),
      deployments: [deployed('2 15:10-2 16:10'), deployed('2 15:20-2 15:40')],
    }),
    // the first that succeeded: 15→15:40
    muster: '60 60 300 - - 40 420 460 60 1',
    // the first that was begun: 15→16:10; 60 + 360 + 70
    devlake: '60 60 300 - - 70 490 490 60 -',
    // the first approval: 10→12, 12→15; 60+60+120+180+40
    middleware: '60 60 - 120 180 40 360 460 60 -',
    linearb: '60 60 300 - - rel 420 - 60 -',
    swarmia: 'nv nv nv nv nv 40 420 460 nv nv',
  },
  {
    what: 'a review that was taken back, and a comment',
    subject: aSubject({
      number: 16,
      authoredAt: [on('2 08:30')],
      createdAt: on('2 09:00'),
      responses: [said('bo dismissed 2 10:00'), said('cy wrote 2 11:00')],
      mergedAt: on('2 12:00'),
      deployments: [deployed('2 12:10-2 12:30')],
    }),
    muster: '30 60 120 - - 30 210 240 60 1',
    devlake: '30 60 120 - - 30 240 240 60 -',
    // nobody approves any more: 30+60+0+0+30
    middleware: '30 60 - na na 30 180 120 60 -',
    linearb: '30 60 120 - - rel 210 - 60 -',
    swarmia: 'nv nv nv nv nv 30 210 240 nv nv',
  },
  {
    what: 'reviewed while it was a draft, approved when ready',
    subject: aSubject({
      number: 17,
      authoredAt: [on('2 08:00')],
      createdAt: on('2 09:00'),
      turns: [turn('ready', '2 10:00')],
      responses: [said('bo commented 2 09:30'), said('bo approved 2 10:40')],
      mergedAt: on('2 11:00'),
    }),
    // what was said before it was ready ends no wait
    muster: '60 40 20 - - nd 180 nd 40 1',
    // 9→9:30; 9:30→11; 60 + 120
    devlake: '60 30 90 - - nd 180 nd 30 -',
    // 9:30 is before ready: none, counts 0; 9:30→10:40; 60+0+70+20+0
    middleware: '60 oo - 70 20 nd 60 150 oo -',
    linearb: '60 40 20 - - rel 120 - 40 -',
    swarmia: 'nv nv nv nv nv nd 180 nd nv nv',
  },
  {
    what: 'approved after it was merged',
    subject: aSubject({
      number: 18,
      authoredAt: [on('2 09:00')],
      createdAt: on('2 09:30'),
      responses: [said('bo approved 2 10:30')],
      mergedAt: on('2 10:00'),
      deployments: [deployed('2 10:50-2 11:00')],
    }),
    muster: '30 30 nr - - 60 60 120 nr nr',
    // 9:30→10:30, its review would be negative
    devlake: '30 60 oo - - 60 120 120 60 -',
    // 30+60+0+0+60
    middleware: '30 60 - 0 oo 60 30 150 60 -',
    linearb: '30 30 0 - - rel 60 - nr -',
    swarmia: 'nv nv nv nv nv 60 60 120 nv nv',
  },
  {
    what: 'of a repository that counts a merge as the deployment',
    subject: aSubject({
      number: 19,
      authoredAt: [on('2 08:00')],
      createdAt: on('2 08:20'),
      responses: [said('bo approved 2 08:50')],
      mergedAt: on('2 09:00'),
      deploysOnMerge: true,
    }),
    muster: '20 30 10 - - nd 60 nd 30 1',
    devlake: '20 30 10 - - nd 60 nd 30 -',
    // the one lens by whose definition it is 0
    middleware: '20 30 - 0 10 0 40 60 30 -',
    linearb: '20 30 10 - - rel 60 - 30 -',
    swarmia: 'nv nv nv nv nv nd 60 nd nv nv',
  },
  {
    what: 'a revert',
    subject: aSubject({
      number: 20,
      nature: { revert: { of: 1 }, hotfix: false },
      authoredAt: [on('2 14:00')],
      createdAt: on('2 14:05'),
      responses: [said('bo approved 2 14:15')],
      mergedAt: on('2 14:20'),
      deployments: [deployed('2 14:30-2 14:40')],
    }),
    muster: '5 10 5 - - 20 20 40 10 1',
    devlake: '5 10 5 - - 20 40 40 10 -',
    middleware: '5 10 - 0 5 20 15 40 10 -',
    linearb: '5 10 5 - - rel 20 - 10 -',
    swarmia: 'nv nv nv nv nv 20 20 40 nv nv',
  },
  {
    what: 'a hotfix in a hurry',
    subject: aSubject({
      number: 21,
      nature: { revert: null, hotfix: true },
      authoredAt: [on('2 20:00')],
      createdAt: on('2 20:01'),
      responses: [said('bo wrote 2 20:03')],
      mergedAt: on('2 20:05'),
      deployments: [deployed('2 20:05-2 20:06')],
    }),
    muster: '1 2 2 - - 1 5 6 2 1',
    devlake: '1 2 2 - - 1 6 6 2 -',
    middleware: '1 nr - na na 1 4 2 nr -',
    linearb: '1 2 2 - - rel 5 - 2 -',
    swarmia: 'nv nv nv nv nv 1 5 6 nv nv',
  },
  {
    what: 'a long one: begun in October, deployed in the week after its merge',
    subject: aSubject({
      number: 22,
      authoredAt: [on('2026-10-01T00:00:00Z')],
      createdAt: on('2 00:00'),
      responses: [said('bo commented 3 00:00'), said('bo approved 4 00:00')],
      mergedAt: on('5 00:00'),
      deployments: [deployed('11 23:00-12 00:00')],
    }),
    // 32 days = 46080; 1, 2 and 7 days; 35 days = 50400; 42 days = 60480
    muster: '46080 1440 2880 - - 10080 50400 60480 1440 1',
    devlake: '46080 1440 2880 - - 10080 60480 60480 1440 -',
    middleware: '46080 1440 - 1440 1440 10080 4320 60480 1440 -',
    linearb: '46080 1440 2880 - - rel 50400 - 1440 -',
    swarmia: 'nv nv nv nv nv 10080 50400 60480 nv nv',
  },
  {
    what: 'all in one instant: 0 is a value, too',
    subject: aSubject({
      number: 23,
      authoredAt: [on('2 09:00')],
      createdAt: on('2 09:00'),
      mergedAt: on('2 09:00'),
      deployments: [deployed('2 09:00-2 09:00')],
    }),
    muster: '0 0 nr - - 0 0 0 nr nr',
    devlake: '0 nr nr - - 0 0 0 nr -',
    middleware: '0 nr - na na 0 0 0 nr -',
    linearb: '0 0 0 - - rel 0 - nr -',
    swarmia: 'nv nv nv nv nv 0 0 0 nv nv',
  },
  {
    what: 'asked again twice, over two days',
    subject: aSubject({
      number: 24,
      authoredAt: [on('2 08:00')],
      createdAt: on('2 08:00'),
      responses: [said('bo changes-requested 2 09:00'), said('bo approved 4 09:00')],
      reRequests: 2,
      mergedAt: on('4 10:00'),
      deployments: [deployed('4 10:30-4 11:00')],
      releasedAt: on('4 12:00'),
    }),
    // 2 09:00→4 10:00 = 49 h
    muster: '0 60 2940 - - 60 3000 3060 60 3',
    devlake: '0 60 2940 - - 60 3060 3060 60 -',
    middleware: '0 60 - 2880 60 60 3000 3060 60 -',
    linearb: '0 60 2940 - - 120 3120 - 60 -',
    swarmia: 'nv nv nv nv nv 60 3000 3060 nv nv',
  },
  {
    what: 'its deployment was told as earlier than its merge',
    subject: aSubject({
      number: 25,
      authoredAt: [on('2 09:00')],
      createdAt: on('2 09:30'),
      responses: [said('bo approved 2 09:45')],
      mergedAt: on('2 10:00'),
      deployments: [deployed('2 09:58-2 09:59')],
    }),
    muster: '30 15 15 - - oo 60 oo 15 1',
    devlake: '30 15 15 - - oo 60 60 15 -',
    middleware: '30 15 - 0 15 oo 30 60 15 -',
    linearb: '30 15 15 - - rel 60 - 15 -',
    swarmia: 'nv nv nv nv nv oo 60 oo nv nv',
  },
  {
    what: 'merged as a draft',
    subject: aSubject({
      number: 26,
      draft: true,
      authoredAt: [on('2 09:00')],
      createdAt: on('2 09:10'),
      mergedAt: on('2 09:20'),
    }),
    muster: ALL('draft'),
    devlake: '10 nr nr - - nd 20 nd nr -',
    middleware: '10 nr - na na nd 10 10 nr -',
    linearb: '10 10 0 - - rel 20 - nr -',
    swarmia: 'nv nv nv nv nv nd 20 nd nv nv',
  },
  {
    what: 'several commits, an own comment, and a release that can’t hold it',
    subject: aSubject({
      number: 27,
      authoredAt: [on('2 08:30'), on('2 08:00'), on('2 09:30')],
      createdAt: on('2 09:00'),
      responses: [said('bo wrote 2 09:40'), said('me wrote 2 09:10')],
      mergedAt: on('2 10:00'),
      releasedAt: on('2 09:00'),
    }),
    muster: '60 40 20 - - nd 120 nd 40 1',
    devlake: '60 40 20 - - nd 120 nd 40 -',
    middleware: '60 nr - na na nd 60 60 nr -',
    linearb: '60 40 20 - - oo 120 - 40 -',
    swarmia: 'nv nv nv nv nv nd 120 nd nv nv',
  },
  {
    what: 'merged where others are deployed and released, and waiting for the next of both',
    subject: aSubject({
      number: 28,
      authoredAt: [on('16 09:00')],
      createdAt: on('16 09:30'),
      responses: [said('bo approved 16 09:45')],
      mergedAt: on('16 10:00'),
      ...{ deploys: true, releases: true },
    }),
    muster: '30 15 15 - - ny 60 ny 15 1',
    // 30 + 30 (opened to merged) + 0; not deployed, so in no lead time
    devlake: '30 15 15 - - ny 60 ny 15 -',
    // 30+15+0+15+0
    middleware: '30 15 - 0 15 ny 30 60 15 -',
    linearb: '30 15 15 - - nrel 60 - 15 -',
    swarmia: 'nv nv nv nv nv ny 60 ny nv nv',
  },
  {
    what: 'two deployments hold it: the one that began first ended last, and a tag behind both released it',
    subject: aSubject({
      number: 29,
      authoredAt: [on('16 09:00')],
      createdAt: on('16 09:30'),
      responses: [said('bo approved 16 09:45')],
      mergedAt: on('16 10:00'),
      deployments: [deployed('16 10:20-16 10:40'), deployed('16 10:05-16 11:00')],
      releasedAt: on('17 10:00'),
      ...{ deploys: true, releases: true },
    }),
    // the first success: 10:00→10:40
    muster: '30 15 15 - - 40 60 100 15 1',
    // the one that began first: 10:00→11:00
    devlake: '30 15 15 - - 60 120 120 15 -',
    // 30+15+0+15+40
    middleware: '30 15 - 0 15 40 30 100 15 -',
    // the tag, a day later: 30+15+15+1440
    linearb: '30 15 15 - - 1440 1500 - 15 -',
    swarmia: 'nv nv nv nv nv 40 60 100 nv nv',
  },
];
