import { describe, expect, it } from 'vitest';
import { buildChangeForm, readChangeForm } from '../../../../src/features/pr-surveys/blocks/change-form.ts';
import { buildDetective } from '../../../../src/features/pr-surveys/blocks/detective.ts';
import { readAnswer, surveyIds } from '../../../../src/features/pr-surveys/blocks/ids.ts';
import { buildReminder, buildRevealNote, buildStrangers } from '../../../../src/features/pr-surveys/blocks/notes.ts';
import { buildSurveyCard } from '../../../../src/features/pr-surveys/blocks/survey-card.ts';
import { buildOwnChoice, buildSurveySettings } from '../../../../src/features/pr-surveys/blocks/switches.ts';
import { buildTodayLine } from '../../../../src/features/pr-surveys/blocks/today.ts';
import type { SurveyQuestion } from '../../../../src/features/pr-surveys/domain/card.ts';
import { defaultPersonChoice } from '../../../../src/features/pr-surveys/domain/settings.ts';
import { home } from '../../../../src/kit/blocks/index.ts';
import type { PersonId, TeamId } from '../../../../src/kit/ids.ts';
import { hostileTexts } from '../../../fixtures/hostile-text.ts';
import { checkMessage, checkView } from '../../../support/block-kit/check.ts';
import { checkDrawn } from '../../../support/block-kit/drawn.ts';
import { textIn } from '../../../support/screen.ts';
import { aCard, anAuthors, aQuestion, aRevealed, PULL_URL } from './a-question.ts';

const ID = '00000000-0000-7000-8000-000000000001';
const score = { right: 7, total: 10, skill: 0.31 };
const ours = { allowLink: (url: string) => url === PULL_URL };
const own = defaultPersonChoice(ID as PersonId);

const buttonsIn = (blocks: readonly unknown[]): readonly string[] =>
  [...JSON.stringify(blocks).matchAll(/"type":"button".*?"text":"(?<text>[^"]+)"/g)].map(
    ({ groups }) => groups?.text ?? '',
  );
const card = (...questions: readonly SurveyQuestion[]) => buildSurveyCard(aCard(questions), null);
const textOf = (...questions: readonly SurveyQuestion[]) => textIn(card(...questions).blocks);

describe('the card of somebody’s surveys', () => {
  it('asks an author one thing, with three answers', () => {
    expect(textOf(anAuthors())).toContain('*Was this AI-assisted?*');
    expect(buttonsIn(card(anAuthors()).blocks)).toEqual(['Yes', 'Partly', 'No']);
  });

  it('asks a reviewer for quality and a guess, then how sure they are of it', () => {
    expect(buttonsIn(card(aQuestion()).blocks)).toEqual(['Could be better', 'OK', 'Super', 'Yes', 'No']);
    expect(buttonsIn(card(aQuestion({ quality: 2 })).blocks)).toEqual(['Change', 'Yes', 'No']);
    const guessed = aQuestion({ quality: 2, guess: 'no', state: 'answered' });
    expect(buttonsIn(card(guessed).blocks)).toEqual(['Change', 'Unsure', 'Likely', 'Sure']);
    expect(textOf(guessed)).toContain('You said quality *OK*, AI-assisted *No*, likely.');
  });

  it('shows what was answered and lets it be changed until it is revealed', () => {
    const sure = aQuestion({ quality: 3, guess: 'yes', confidence: 'sure', state: 'answered' });
    expect(buttonsIn(card(sure).blocks)).toEqual(['Change']);
    expect(textOf(sure)).toContain('You said quality *Super*, AI-assisted *Yes*, sure.');
    expect(buttonsIn(card(anAuthors({ ai: 'partly', state: 'answered' })).blocks)).toEqual(['Change']);
    const locked = anAuthors({ ai: 'partly', state: 'locked' });
    expect(textOf(locked)).toContain('You said *Partly*. It was revealed, so it stays.');
    expect(buttonsIn(card(locked, aRevealed()).blocks)).toEqual([]);
  });

  it('says who sees what, when and how to stop on the first one, in three lines', () => {
    const first = textIn(buildSurveyCard(aCard([aQuestion()], true), null).blocks);
    expect(first.split('\n').filter((line) => line.startsWith('• '))).toHaveLength(3);
    expect(textOf(aQuestion())).not.toContain('How to stop');
  });

  it('says so when its pull requests are gone', () => {
    expect(textOf()).toBe('The pull requests asked about here are gone. Nothing to do.');
  });

  it('is quiet once it is closed, or its reader wants no surveys', () => {
    expect(textOf(aQuestion({ state: 'closed' }))).toContain('Closed. Nothing to do.');
    const stopped = card(anAuthors({ state: 'opted-out' }));
    expect(textIn(stopped.blocks)).toContain('You stopped surveys');
    expect(buttonsIn(stopped.blocks)).toEqual([]);
  });

  it('holds three pull requests, each by itself, and says the score once', () => {
    const three = buildSurveyCard(
      aCard([aRevealed(), aRevealed({ correct: false, word: 'no', truth: 'no' }), aQuestion()]),
      score,
    );
    expect(three.text).toContain('3 pull requests you reviewed are merged');
    expect(textIn(three.blocks).match(/7 of 10 right/g)).toHaveLength(1);
    expect(textIn(three.blocks)).toContain('skill 0.31');
  });

  it('of an agent says whose it is', () => {
    const { pullRequest } = anAuthors();
    expect(textOf(anAuthors({ pullRequest: { ...pullRequest, agent: 'copilot[bot]' } }))).toContain(
      'copilot[bot] wrote it, on your behalf.',
    );
  });
});

describe('a reveal', () => {
  const evidence = [
    { tool: 'claude-code', source: 'trailer', quote: 'Co-Authored-By: Claude <noreply@anthropic.com>' },
  ] as const;

  it.each([
    [aRevealed(), 'The author’s word: *Yes*. You guessed right.'],
    [aRevealed({ word: 'partly' }), 'The author’s word: *Partly* (counts as yes). You guessed right.'],
    [aRevealed({ word: 'no', truth: 'no', correct: false }), 'The author’s word: *No*. Your guess was the other one.'],
    [aRevealed(), 'No sign of an agent in the pull request; that alone says nothing.'],
    [aRevealed({ evidence, evidenceVisible: true, scored: false }), 'Not scored: the pull request says so itself'],
    [
      aRevealed({ evidence, evidenceVisible: true, scored: false }),
      'a commit signed by Claude Code, “Co-Authored-By: Claude',
    ],
    [aRevealed({ scored: false }), 'Not scored: an agent opened this pull request.'],
    [
      aRevealed({
        word: 'no',
        truth: 'no',
        correct: false,
        evidence,
        evidenceVisible: true,
        disagrees: true,
        scored: false,
      }),
      'The two sources disagree. That happens:',
    ],
    [
      aRevealed({ word: null, truth: null, correct: null, scored: false }),
      'The time is over without an answer to compare yours with',
    ],
  ])('says plainly what is known (%#)', (question, words) => {
    expect(textOf(question)).toContain(words);
  });

  it('without an answer to compare names nobody', () => {
    const said = textOf(aRevealed({ word: null, truth: null, correct: null, scored: false }));
    expect(said).not.toContain('Ana');
    expect(said).not.toMatch(/author/);
  });
});

describe('the answer behind a button', () => {
  it('is read as it was written', () => {
    const ids = [card(anAuthors()), card(aQuestion()), card(aQuestion({ quality: 1, guess: 'yes' }))].flatMap(
      ({ blocks }) =>
        [...JSON.stringify(blocks).matchAll(/"action_id":"pr-surveys\.answer:(?<argument>[^"]+)"/g)].map(
          ({ groups }) => groups?.argument ?? '',
        ),
    );
    expect(ids.map((id) => Object.values(readAnswer(id).answer).join(' '))).toEqual([
      ...['ai yes', 'ai partly', 'ai no'],
      ...['quality 1', 'quality 2', 'quality 3', 'guess yes', 'guess no'],
      ...['confidence unsure', 'confidence likely', 'confidence sure'],
    ]);
  });

  it.each(['', 'x', `${ID}`, `${ID}:ai`, `${ID}:ai:maybe`, `${ID}:quality:4`, `x:ai:yes`, `${ID}:verdict:yes`])(
    'of another make is refused in words: %s',
    (argument) => {
      expect(() => readAnswer(argument)).toThrow('This button is too old');
    },
  );

  it('comes back from the form with every part that was shown', () => {
    const question = aQuestion({ quality: 2, guess: 'no', state: 'answered' });
    expect(checkView(buildChangeForm(question, true), ours)).toEqual([]);
    expect(readChangeForm({ quality: '3', guess: 'yes', confidence: 'sure' })).toEqual([
      { part: 'quality', value: 3 },
      { part: 'guess', value: 'yes' },
      { part: 'confidence', value: 'sure' },
    ]);
    expect(readChangeForm({ quality: '9', guess: null })).toEqual([]);
  });

  it('has names that nothing else has', () => {
    expect(new Set(Object.values(surveyIds).map(({ name }) => name)).size).toBe(Object.keys(surveyIds).length);
  });
});

describe('everything surveys show', () => {
  const texts: readonly string[] = [...hostileTexts, '👩‍👩‍👧‍👦'.repeat(200), 'עגלת קניות'.repeat(30), 'سلة التسوق'];

  it('is what Slack takes and the playground draws, whatever titles, names and quotes hold', () => {
    for (const text of texts) {
      const pullRequest = { ref: 'acme/web#31', title: text, url: PULL_URL, author: text, agent: null };
      const evidence = [{ tool: 'other', source: 'signature', quote: text }] as const;
      const questions = [
        aQuestion({ pullRequest }),
        anAuthors({ pullRequest: { ...pullRequest, agent: text } }),
        { ...aRevealed({ evidence: [...evidence, ...evidence, ...evidence] }), pullRequest },
        aQuestion({ pullRequest, quality: 1, guess: 'yes', state: 'answered' }),
        aQuestion({ pullRequest, state: 'closed', closedAt: new Date('2026-11-25T10:00:00Z') }),
      ];
      const [first, second, third] = questions;
      if (first === undefined || second === undefined || third === undefined) throw new Error('five questions');
      const messages = [
        buildSurveyCard(aCard([first, second, third], true), score),
        buildReminder([first, second, third], score),
        buildRevealNote(third, score),
        buildStrangers([text, text]),
      ];
      for (const message of messages) {
        expect(checkMessage(message, ours), text.slice(0, 60)).toEqual([]);
        expect(checkDrawn(message)).toEqual([]);
      }
      const weeks = [{ monday: '2026-11-02', score }];
      const view = {
        waiting: questions.slice(0, 2),
        answered: questions.slice(3, 4),
        revealed: [third],
        score,
        weeks,
      };
      const settings = { own, teams: [{ teamId: ID as TeamId, name: text, on: true }] };
      for (const blocks of [buildDetective(view, 'Kept.'), buildSurveySettings(settings), buildTodayLine([first])]) {
        expect(checkView(home({ blocks }), ours), text.slice(0, 60)).toEqual([]);
        expect(checkDrawn({ blocks })).toEqual([]);
      }
      expect(checkView(buildChangeForm({ ...first, quality: 1, guess: 'yes' }, false), ours)).toEqual([]);
    }
  });

  it('raises its voice nowhere and blames nobody', () => {
    const all = [
      card(aQuestion(), anAuthors(), aRevealed({ correct: false })),
      buildReminder([aQuestion(), anAuthors()], null),
      buildReminder([aRevealed()], score),
      { text: '', blocks: buildDetective(empty, null) },
      { text: '', blocks: buildSurveySettings({ own, teams: [] }) },
    ];
    for (const { text, blocks } of all) {
      const words = `${text} ${textIn(blocks)}`;
      expect(words).not.toMatch(/!/);
      expect(words).not.toMatch(/wrong|fail|forgot|ignored|late\b|cheat|lie|worst|last place/i);
    }
  });
});

const empty = {
  ...{ waiting: [], answered: [], revealed: [], weeks: [] },
  score: { right: 0, total: 0, skill: null },
};

describe('the Detective tab', () => {
  it('says something useful while it is empty', () => {
    const words = textIn(buildDetective(empty, null));
    expect(words).toContain('When a pull request that you wrote or reviewed is merged');
    expect(buttonsIn(buildOwnChoice(own))).toEqual(['Stop surveys', 'Leave me out', 'Count me in']);
  });

  it('shows the score with what it means, week by week with bars and numbers', () => {
    const weeks = [
      { monday: '2026-11-09', score: { right: 3, total: 4, skill: 0.31 } },
      { monday: '2026-11-02', score: { right: 1, total: 3, skill: -0.004 } },
    ];
    const words = textIn(buildDetective({ ...empty, score, weeks }, null));
    expect(words).toContain('*7 of 10 right* · skill 0.31');
    expect(words).toContain('always saying the same gives 0');
    expect(words).toContain('` 9 Nov` ▓▓▓▓▓▓▓▓░░ 3 of 4 right · skill 0.31');
    expect(words).toContain('` 2 Nov` ▓▓▓░░░░░░░ 1 of 3 right · skill 0.00');
  });

  it('stays within what one part of Home may show', () => {
    const many = (question: SurveyQuestion) => Array.from({ length: 30 }, () => question);
    const full = {
      ...{
        waiting: many(aQuestion({ quality: 1 })),
        answered: many(aQuestion({ quality: 1, guess: 'yes', state: 'answered' })),
      },
      ...{ revealed: many(aRevealed()).slice(0, 3), score },
      weeks: Array.from({ length: 8 }, () => ({ monday: '2026-11-02', score })),
    };
    expect(buildDetective(full, 'Kept.').length).toBeLessThanOrEqual(60);
  });
});
