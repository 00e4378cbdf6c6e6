import {
  actions,
  button,
  context,
  type Message,
  type ModalView,
  message,
  modal,
  section,
} from '../../../kit/blocks/index.ts';
import { link, md } from '../../../kit/mrkdwn.ts';
import type { IssueShown } from '../use-cases/make-task.ts';
import type { TieSaid, Untied } from '../use-cases/tie-issue.ts';
import { tieForms, tieIds } from './tie-ids.ts';

/** Both are one piece of work now. */
export function buildTied({ taskRef, issue }: TieSaid): Message {
  return message({
    text: `${taskRef} and ${issue.key} are tied`,
    blocks: [
      section(md`:link: *${taskRef}* and ${link(issue.url, issue.key)} ${summaryOf(issue)} are tied.`),
      context(md`When one is started, done or reopened, so is the other. \`/task jira ${taskRef} off\` ends it.`),
    ],
  });
}

/** They go separate ways, unless that is taken back. */
export function buildUntied({ taskRef, issue, tieId, changeId }: Untied): Message {
  const text = `${taskRef} and ${issue.key} aren’t tied any more. Both stay as they are.`;
  const label = `Undo: tie ${taskRef} and ${issue.key} again`;
  const undo = button({ id: tieIds.undo.build(tieId), text: 'Undo', label, value: changeId });
  return message({ text, blocks: [section(md`${text}`), actions([undo])] });
}

/** An issue, and what may be made of it. */
export function buildIssue({ issue, tiedTo }: IssueShown): Message {
  const { key, url, status } = issue;
  const shown = section(md`*${link(url, key)}* ${summaryOf(issue)} · ${status}`);
  if (tiedTo !== null) {
    const where = tiedTo === '' ? 'a task' : tiedTo;
    return message({ text: `${key} is tied to ${where}`, blocks: [shown, context(`It is tied to ${where} already.`)] });
  }
  const make = button({ id: tieIds.make.build(issue.id), text: 'Make a task', label: `Make a task of ${key}` });
  const hint = context('The task is tied to it: when one is started, done or reopened, so is the other.');
  return message({ text: `${key} is tied to no task`, blocks: [shown, hint, actions([make])] });
}

/** The same in a modal. */
export function inModal({ blocks }: Message): ModalView {
  return modal({ title: 'Jira', callbackId: tieForms.shown, close: 'Close', blocks });
}

/** Not everybody who may tie an issue may see it in the tracker. */
function summaryOf({ summary, restricted }: TieSaid['issue']): string {
  return restricted ? '' : summary;
}

/** How it stands, and what to type. */
export function buildTieShown({
  taskRef,
  issue,
  trouble,
}: {
  readonly taskRef: string;
  readonly issue: TieSaid['issue'] | null;
  readonly trouble: string | null;
}): Message {
  if (issue === null)
    return message({
      text: `${taskRef} is tied to no issue`,
      blocks: [section(md`${taskRef} is tied to no issue. \`/task jira ${taskRef} ABC-3\` ties it to ABC-3.`)],
    });
  return message({
    text: `${taskRef} is tied to ${issue.key}`,
    blocks: [
      section(md`*${taskRef}* is tied to ${link(issue.url, issue.key)} ${summaryOf(issue)} · ${issue.status}`),
      ...(trouble === null ? [] : [section(md`:warning: ${trouble}.`)]),
      context(md`\`/task jira ${taskRef} off\` ends it.`),
    ],
  });
}
