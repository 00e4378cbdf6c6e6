import { describe, expect, it } from 'vitest';
import { readMetadata, readReportId, writeMetadata } from '../../../src/features/ai-feedback/blocks/ids.ts';
import { buildReportForm, readReportForm } from '../../../src/features/ai-feedback/blocks/report-form.ts';
import { buildTakenBack, buildThanks } from '../../../src/features/ai-feedback/blocks/thanks.ts';
import { EXPECTED_MAX, isReport, type Report } from '../../../src/features/ai-feedback/domain/report.ts';
import type { PersonId, PullRequestId, SlackChannelId } from '../../../src/kit/ids.ts';
import { hostileTexts } from '../../fixtures/hostile-text.ts';
import { checkMessage, checkView } from '../../support/block-kit/check.ts';
import { checkDrawn } from '../../support/block-kit/drawn.ts';
import { textIn } from '../../support/screen.ts';

const ID = '00000000-0000-7000-8000-000000000001';
const URL_OF = 'https://github.com/acme/web/pull/31';
const at = new Date('2026-11-25T09:00:00Z');
const place = { channelId: 'D0ANA' as SlackChannelId, ts: '1764061200.000100' };

const aReport = (more: Partial<Report> = {}): Report => ({
  ...{ id: ID, personId: ID as PersonId, via: 'reaction', place, pullRequestIds: [], category: null, tool: null },
  ...{ expected: '', standing: true, reportedAt: at, changedAt: at, ...more },
});

describe('reports of AI problems', () => {
  it('are made by the robot’s face alone', () => {
    expect(['robot_face', 'robot', 'tada', 'robot_face::skin-tone-2', ''].filter(isReport)).toEqual(['robot_face']);
  });

  it('are shown as Slack takes it and the playground draws it, whatever people write', () => {
    const texts = [...hostileTexts, '👩‍👩‍👧‍👦'.repeat(200), 'سلة التسوق'];
    for (const text of texts) {
      const report = aReport({ category: 'broken', tool: 'cursor', expected: text.slice(0, EXPECTED_MAX) });
      const pullRequests = [1, 2, 3].map((number) => {
        const id = `${ID.slice(0, -1)}${number}` as PullRequestId;
        return { id, number, url: URL_OF, title: text };
      });
      const thanks = buildThanks({ report, pullRequests: [{ ref: '#31', url: URL_OF }] });
      for (const message of [thanks, buildTakenBack(), buildThanks({ report: aReport(), pullRequests: [] })]) {
        expect(checkMessage(message, { allowLink: (url) => url === URL_OF }), text.slice(0, 60)).toEqual([]);
        expect(checkDrawn(message)).toEqual([]);
      }
      const form = buildReportForm({ report, pullRequests }, { reportId: ID });
      expect(checkView(form), text.slice(0, 60)).toEqual([]);
      expect(checkDrawn(form)).toEqual([]);
    }
  });

  it('say what was written, and what comes of it', () => {
    const thanks = buildThanks({
      report: aReport({ category: 'made-up', expected: 'A real function' }),
      pullRequests: [],
    });
    expect(textIn(thanks.blocks)).toContain('*It made something up*\nExpected: A real function');
    expect(textIn(thanks.blocks)).toContain('Taking the reaction away takes it back, too.');
    const bare = buildThanks({ report: aReport({ via: 'shortcut' }), pullRequests: [] });
    expect(textIn(bare.blocks)).not.toContain('reaction');
  });

  it('come back from the form as they were typed', () => {
    expect(readReportForm({ pullRequests: [ID], category: 'tests', expected: null, tool: null })).toEqual({
      ...{ pullRequestIds: [ID], category: 'tests', expected: '', tool: null },
    });
  });

  it('are found again by their form, and forms of another make are refused in words', () => {
    for (const about of [{ reportId: ID }, { place }]) expect(readMetadata(writeMetadata(about))).toEqual(about);
    for (const text of ['', '{}', '{"place":{"channelId":"D0","ts":"now"}}', '{"reportId":"x"}'])
      expect(() => readMetadata(text)).toThrow('This form is too old');
    expect(() => readReportId('x')).toThrow('This button is too old');
  });
});
