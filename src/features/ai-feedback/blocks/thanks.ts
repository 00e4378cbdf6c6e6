import { actions, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, link, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { Report } from '../domain/report.ts';
import { reportIds } from './ids.ts';
import { categoryWords, toolWords } from './words.ts';

export type ThanksView = {
  readonly report: Report;
  /** Titles are untrusted. */
  readonly pullRequests: readonly { readonly ref: string; readonly url: string }[];
};

/** Says that a report is kept, and how to say more or take it back. */
export function buildThanks({ report, pullRequests }: ThanksView): Message {
  const { category } = report;
  const about =
    pullRequests.length === 0
      ? md``
      : md` about ${joinMd(
          pullRequests.map(({ url, ref }) => link(url, ref)),
          ', ',
        )}`;
  const more = category === null ? 'Say what was wrong' : 'Say more';
  return message({
    text: 'Thank you: your report is kept.',
    blocks: [
      section(md`Thank you. I keep that AI got something wrong${about}.${saidOf(report)}`),
      actions([
        button({ id: reportIds.more.build(report.id), text: more, label: `${more} about your report` }),
        button({ id: reportIds.takeBack.build(report.id), text: 'Take back', label: 'Take your report back' }),
      ]),
      context(
        report.via === 'reaction'
          ? 'Only you and I know of it. Taking the reaction away takes it back, too.'
          : 'Only you and I know of it.',
      ),
    ],
  });
}

/** What the thanks become once the report was taken back. */
export function buildTakenBack(): Message {
  const said = 'Your report was taken back.';
  return message({ text: said, blocks: [context(said)] });
}

function saidOf({ category, tool, expected }: Report): Mrkdwn {
  if (category === null) return md``;
  const by = tool === null || tool === 'other' ? md`` : md` (${toolWords[tool]})`;
  const instead = expected === '' ? md`` : md`\nExpected: ${expected}`;
  return md`\n*${categoryWords[category]}*${by}${instead}`;
}
