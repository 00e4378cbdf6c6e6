import { describe, expect, it } from 'vitest';
import { buildBoards } from '../../../src/features/leaderboard/blocks/answers.ts';
import { buildCard, buildPreview } from '../../../src/features/leaderboard/blocks/card.ts';
import { sayDays, sayNames, sayWeek, sayWork } from '../../../src/features/leaderboard/blocks/words.ts';
import { NO_FIGURES } from '../../../src/features/leaderboard/domain/facts.ts';
import type { BoardView } from '../../../src/features/leaderboard/domain/view.ts';
import { weekOn } from '../../../src/kit/dates/iso-week.ts';
import type { PersonId } from '../../../src/kit/ids.ts';
import { hostileTexts } from '../../fixtures/hostile-text.ts';
import { checkMessage, checkView } from '../../support/block-kit/check.ts';
import { checkDrawn } from '../../support/block-kit/drawn.ts';
import { textIn } from '../../support/screen.ts';
import { boardOf, viewOf } from './a-view.ts';

const reader = { timeZone: 'Europe/Berlin', now: new Date('2026-11-30T09:00:00Z') };
const said = (view: BoardView) => textIn(buildCard(view).blocks);

describe('a leaderboard’s card', () => {
  it('says who was best, what the team did, who is to be thanked, and how the weeks went', () => {
    const text = said(viewOf());
    expect(text).toContain(
      '1. *Ana*, 6 of 7 right\n2. *Bo*, 5 of 8 right (skill 0.31)\n3. *Cem*, 5 of 6 right (skill 0.12)',
    );
    expect(text).toContain('14 pull requests merged · 42 % AI-assisted · 61 % of guesses right · quality 2.4 of 3');
    expect(text).toContain('*Quality champion*: Dana');
    expect(text).toContain('*Fastest fair reviewer*: Bo, first review after 1 h 20 min of work (median)');
    expect(JSON.stringify(buildCard(viewOf()).blocks)).toContain('████░░ 61 %');
  });

  it('names together what too few authors stand behind', () => {
    const figures = { ...NO_FIGURES, detection: 0.5 };
    expect(said(viewOf({ board: boardOf({ figures }) }))).toContain(
      '14 pull requests merged · 50 % of guesses right\n_AI share, quality: too few to show_',
    );
  });

  it('is one honest line when nothing was merged', () => {
    const text = said(viewOf({ board: boardOf({ merged: 0, detectives: [], champions: [], fastest: [] }) }));
    expect(text).toContain('Nothing was merged this week.');
    expect(text).not.toMatch(/detective[s*]|too few|Late/);
  });

  it('shows no picture of fewer than three weeks', () => {
    const types = (view: BoardView) => buildCard(view).blocks.map(({ type }) => type);
    expect(types(viewOf({ before: viewOf().before.slice(0, 1) }))).not.toContain('table');
    expect(types(viewOf())).toContain('table');
    expect(buildPreview(viewOf()).blocks.map(({ type }) => type)).not.toContain('table');
  });

  it('is what Slack takes and the playground draws, whatever people and teams are called', () => {
    const shapes: readonly Partial<BoardView>[] = [
      {},
      { state: 'preview', sealsAt: null },
      { state: 'goes-on', sealsAt: null, board: boardOf({ figures: NO_FIGURES }) },
      { board: boardOf({ merged: 0 }) },
      { board: boardOf({ detectives: [], champions: [], fastest: [] }) },
      { before: [] },
    ];
    const judge = (text: string, shape: Partial<BoardView>) => {
      const view = viewOf({ ...shape, team: text.trim() === '' ? 'Web' : text }, [text, text, text, text]);
      const [card, preview] = [buildCard(view), buildPreview(view)];
      expect([...checkMessage(card), ...checkDrawn(card), ...checkView(preview), ...checkDrawn(preview)], text).toEqual(
        [],
      );
    };
    for (const shape of shapes) judge('Ana & <!channel>', shape);
    for (const text of hostileTexts) judge(text, {});
  });

  it('takes a whole company on one place', () => {
    const detectives = Array.from({ length: 400 }, (_, n) => ({
      ...{ personId: `person-${n}` as PersonId, place: 1, correct: 3, scored: 3, skill: 0 },
    }));
    const names = detectives.map((_, n) => `Somebody with a long name ${n}`);
    expect(checkMessage(buildCard(viewOf({ board: boardOf({ detectives }) }, names)))).toEqual([]);
  });

  it('of several teams comes without pictures, one beneath the other', () => {
    const view = viewOf();
    const team = { id: 'x', name: 'Api' } as never;
    const boards = [
      { kind: 'board', view },
      { kind: 'board', view },
      { kind: 'off', team },
      { kind: 'not-posted', team, nextAt: new Date('2026-11-30T11:00:00Z') },
    ] as const;
    const answer = buildBoards(boards, reader);
    expect(checkMessage(answer)).toEqual([]);
    expect(textIn(answer.blocks)).toContain('The next one comes Mon 30 Nov, 12:00.');
    expect(checkMessage(buildBoards([], reader))).toEqual([]);
  });
});

describe('words of a leaderboard', () => {
  it('name weeks, days, people and work', () => {
    expect(sayWeek(weekOn('2027-01-05', 'UTC'))).toBe('week 1');
    expect(sayDays(weekOn('2026-12-30', 'UTC'))).toBe('Mon 28 Dec 2026 to Sun 3 Jan');
    expect(sayNames(['Cem', 'Ana', 'Bo'])).toBe('Ana, Bo and Cem');
    expect(sayNames(['Bo', 'Ana'])).toBe('Ana and Bo');
    expect([0, 59_000, 3_600_000, 4_800_000, 90_000_000].map(sayWork)).toEqual([
      '1 min',
      '1 min',
      '1 h',
      '1 h 20 min',
      '25 h',
    ]);
  });
});
