import { describe, expect, it } from 'vitest';
import { surveyRoom } from '../room.ts';
import { merge } from '../story.ts';

describe('an answer', () => {
  const room = surveyRoom();
  const questionOf = async (name: string) => (await room.card(name))?.questions[0];

  it('of both reveals the author’s word to the reviewer, on the card they clicked', async () => {
    await room.tell(...merge().all);
    expect(await room.says('ana', 'partly')).toEqual({ kind: 'recorded', revealed: false });
    expect(await questionOf('ana')).toMatchObject({ state: 'answered', ai: 'partly' });
    expect(await room.guesses('bo', 'no')).toEqual({ kind: 'recorded', revealed: true });
    expect(await questionOf('bo')).toMatchObject({
      state: 'revealed',
      reveal: { word: 'partly', truth: 'yes', correct: false, scored: true, disagrees: false },
    });
    expect(await room.sent('bo')).toEqual(['pr-surveys.card 2']);
    expect(await questionOf('ana')).toMatchObject({ state: 'locked' });
    expect(await room.states()).toEqual(['#31 settled']);
  });

  it('of the author calls the reviewers who waited for it, and touches nobody else’s card', async () => {
    await room.tell(...merge({ reviewers: ['bo', 'cy'] }).all);
    await room.guesses('bo', 'yes');
    expect(await questionOf('bo')).toMatchObject({ state: 'answered', reveal: null });
    await room.says('ana', 'yes');
    expect(await room.sent('bo')).toContain('pr-surveys.reveal-note 1');
    expect(await room.sent('cy')).toEqual(['pr-surveys.card 1']);
    expect(await room.states()).toEqual(['#31 open']);
    await room.guesses('cy', 'no');
    expect(await questionOf('cy')).toMatchObject({ state: 'revealed', reveal: { correct: false } });
    expect(await room.states()).toEqual(['#31 settled']);
  });

  it('may be changed until the reveal, by *Change* alone', async () => {
    await room.tell(...merge().all);
    await room.says('ana', 'yes');
    expect(await room.says('ana', 'no')).toEqual({ kind: 'already-answered' });
    expect(await room.says('ana', 'no', { change: true })).toEqual({ kind: 'changed', revealed: false });
    await room.guesses('bo', 'no');
    expect(await questionOf('bo')).toMatchObject({ reveal: { word: 'no', correct: true } });
    expect(await room.says('ana', 'yes', { change: true })).toEqual({ kind: 'locked' });
    expect(await room.guesses('bo', 'yes', { change: true })).toEqual({ kind: 'locked' });
    expect(await questionOf('ana')).toMatchObject({ ai: 'no' });
  });

  it('of a guess alone counts as likely ten minutes later', async () => {
    await room.tell(...merge().all);
    await room.says('ana', 'yes');
    await room.answer('bo', [{ part: 'quality', value: 3 }]);
    await room.answer('bo', [{ part: 'guess', value: 'yes' }]);
    expect(await questionOf('bo')).toMatchObject({ state: 'answered', reveal: null });
    expect(await room.waits()).toContain('reveal-late 2026-11-25T09:10');
    await room.advanceTo('2026-11-25T09:10:00Z');
    expect(await questionOf('bo')).toMatchObject({ state: 'revealed', confidence: null, reveal: { correct: true } });
    expect(await room.sent('bo')).toContain('pr-surveys.reveal-note 1');
  });

  it('of somebody else, or to no question, changes nothing', async () => {
    await room.tell(...merge().all);
    const { recordAnswer } = await import('../../../../src/features/pr-surveys/use-cases/record-answer.ts');
    const input = { invitationId: await room.question('ana'), answers: [{ part: 'ai', value: 'yes' }] as const };
    expect(await recordAnswer(room.needs(), room.actorOf('bo'), input)).toEqual({ kind: 'not-yours' });
    expect(await questionOf('ana')).toMatchObject({ ai: null });
  });

  it('given twenty times at once counts once', async () => {
    await room.tell(...merge().all);
    await room.guesses('bo', 'no');
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => room.says('ana', n % 2 === 0 ? 'yes' : 'no').catch(String)),
    );
    expect(all.filter((one) => typeof one === 'object' && one.kind === 'recorded')).toHaveLength(1);
    expect((await room.sent('bo')).filter((one) => one.startsWith('pr-surveys.reveal-note'))).toHaveLength(1);
    const [rows] = await room.db.store.sql`select count(*)::int as n from history where action = 'survey.answer'`;
    expect(rows?.n).toBe(2);
  });

  it('leaves no trace of what it was in history', async () => {
    await room.tell(...merge().all);
    await room.says('ana', 'partly');
    await room.guesses('bo', 'no');
    const rows = await room.db.store
      .sql`select before, after, reason from history where subject_kind = 'survey-invitation'`;
    expect(rows.map(({ before, after, reason }) => [before, after, reason])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
  });
});

describe('evidence kept with the pull request', () => {
  const room = surveyRoom();
  const plant = (source: string, about: string, subject: string) => room.db.store.sql`
    insert into ai_evidence (id, workspace_id, repository_id, about, subject, tool, source, proves, quote, found_at)
    select gen_random_uuid(), workspace_id, id, ${about}, ${subject}, 'claude', ${source}, 'work', 'Co-Authored-By: Claude', now()
    from repositories`;

  it('that everybody could see makes the guess one that doesn’t count, and may disagree', async () => {
    await room.tell(...merge().all);
    await plant('signature', 'pull-request', '31');
    await room.says('ana', 'no');
    await room.guesses('bo', 'yes');
    const reveal = (await room.card('bo'))?.questions[0]?.reveal;
    expect(reveal).toMatchObject({
      truth: 'no',
      correct: false,
      scored: false,
      disagrees: true,
      evidenceVisible: true,
    });
    expect(reveal?.evidence).toEqual([{ tool: 'claude', source: 'signature', quote: 'Co-Authored-By: Claude' }]);
  });

  it('that is found after the reveal changes nothing that was said', async () => {
    await room.tell(...merge().all);
    await room.says('ana', 'no');
    await room.guesses('bo', 'no');
    await plant('signature', 'pull-request', '31');
    expect((await room.card('bo'))?.questions[0]?.reveal).toMatchObject({ scored: true, disagrees: false });
  });
});
