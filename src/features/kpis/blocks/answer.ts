import { header, type Message, message, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { KpiAnswer } from '../use-cases/answer-command.ts';
import { buildShown, sayUnconnected } from './numbers.ts';
import { sayWhose } from './words/whose.ts';

const FORMS = md`Type \`/muster kpi\`, then \`me\`, \`team\` or \`workspace\`, then \`4w\`, \`12w\` or \`sprint\`.`;
const NO_TEAM = md`You are in no team yet. \`/muster team\` shows who could add you; \`/muster kpi me\` shows your own numbers.`;

/** What `/muster kpi` says, to whoever typed it alone. */
export function buildAnswer(answer: KpiAnswer): Message {
  switch (answer.kind) {
    case 'unknown':
      return message({
        text: `I don’t know “${answer.word}” here`,
        blocks: [section(md`I don’t know “${answer.word}” here. ${FORMS}`)],
      });
    case 'no-team':
      return message({ text: 'You are in no team', blocks: [section(NO_TEAM)] });
    case 'tab': {
      const { tab } = answer;
      if (tab.kind === 'unconnected')
        return message({ text: 'Nothing to count yet', blocks: [section(sayUnconnected(tab.mayConnect))] });
      const title = sayWhose(tab.whose);
      return message({ text: title, blocks: [header(title), ...buildShown(tab.shown, tab.matched)] });
    }
    default:
      return answer satisfies never;
  }
}
