import { describe, expect, it } from 'vitest';
import { buildCheckInCard } from '../../../src/features/eod/blocks/check-in-card.ts';
import { buildCheckInForm } from '../../../src/features/eod/blocks/check-in-form.ts';
import { buildDigest } from '../../../src/features/eod/blocks/digest-card.ts';
import { buildSilent, buildWaiting } from '../../../src/features/eod/blocks/notes.ts';
import { composeDigest } from '../../../src/features/eod/domain/digest.ts';
import { newCheckIn } from '../../../src/features/eod/domain/new-check-in.ts';
import type { PersonId, TeamId } from '../../../src/kit/ids.ts';
import { hostileTexts } from '../../fixtures/hostile-text.ts';
import { checkMessage, checkView } from '../../support/block-kit/check.ts';

const ID = '00000000-0000-7000-8000-000000000001';
const ours = { allowLink: (url: string) => url === 'https://example.test/x' };
const reader = { timeZone: 'Europe/Berlin', now: new Date('2026-11-25T16:30:00Z') };
const part = {
  teamIds: [ID as TeamId],
  askAt: '17:30',
  ownTime: false,
  timeZone: null,
  windowMinutes: 90,
  questions: ['How?'],
};

/** A check-in with one text in every place for text, many times over. */
function checkInOf(text: string, times: number) {
  const many = Array.from({ length: times }, () => text);
  const asked = newCheckIn({
    ...{ id: ID, personId: ID as PersonId, on: '2026-11-25' },
    part,
    state: 'sent',
    dueAt: null,
  });
  const done = many.map((one) => ({ text: one, factIds: [], url: 'https://example.test/x' }));
  const blockers = many.map((one, n) => ({ text: one, id: `${n}`, taskId: null, since: '2026-11-20', private: false }));
  return {
    ...asked,
    done,
    blockers,
    plan: many.join('\n'),
    answers: [{ question: text, text }],
    answeredAt: reader.now,
  };
}

describe('what check-ins show', () => {
  const texts: readonly string[] = [...hostileTexts.map(String), 'x'.repeat(3_000), '👩‍👩‍👧‍👦'.repeat(200)];
  const places = [{ name: 'Web', channelId: 'C0GENERAL' }];

  it('is what Slack takes, whatever people write', () => {
    for (const text of texts) {
      const checkIn = checkInOf(text, 3);
      const line = { text, factIds: ['a'], url: null, private: false };
      const draft = { done: [line], plan: [line], blockers: [{ ...line, taskId: null }] };
      const contradictions = [{ kind: 'blocker-carried' as const, about: text, days: 3 }];
      const asked = { draft, hidden: 1, contradictions, planned: text };
      const followUps = [{ kind: 'make-task' as const, blockerId: ID, text }];
      const form = { done: text.slice(0, 3_000), plan: '', blockers: '', answers: [], tellPrivate: false };
      const names = new Map([[ID as PersonId, text]]);
      const messages = [
        buildCheckInCard({ checkIn, places, asked: null, open: true, followUps }, reader),
        buildCheckInCard({ checkIn: { ...checkIn, state: 'asked' }, places, asked, open: true, followUps: [] }, reader),
        buildDigest({ team: text, on: '2026-11-25', digest: composeDigest([checkIn]), names, final: true }),
        buildWaiting({ name: text, ref: 'T-1', title: text, text }),
        buildSilent({ team: text, on: '2026-11-25', people: [{ name: text, blockers: [text] }] }, reader),
      ];
      for (const message of messages) expect(checkMessage(message, ours), text.slice(0, 60)).toEqual([]);
      const view = { on: '2026-11-25', form, places, privateThings: [text], contradictions, planned: text };
      expect(checkView(buildCheckInForm(view, reader, { home: false })), text.slice(0, 60)).toEqual([]);
    }
  });

  it('stays within one message for a team of two hundred with much to tell', () => {
    const all = Array.from({ length: 200 }, () => checkInOf('Something that took a while to write down', 10));
    const digest = buildDigest({
      team: 'Web',
      on: '2026-11-25',
      digest: composeDigest(all),
      names: new Map(),
      final: false,
    });
    expect(checkMessage(digest, ours)).toEqual([]);
  });
});
