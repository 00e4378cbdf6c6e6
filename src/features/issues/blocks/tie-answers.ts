import { context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { link, md } from '../../../kit/mrkdwn.ts';
import type { TieSaid } from '../use-cases/tie-issue.ts';

/** Both are one piece of work now. */
export function buildTied({ taskRef, issue }: TieSaid): Message {
  return message({
    text: `${taskRef} and ${issue.key} are tied`,
    blocks: [
      section(md`:link: *${taskRef}* and ${link(issue.url, issue.key)} ${issue.summary} are tied.`),
      context(md`When one is started, done or reopened, so is the other. \`/task jira ${taskRef} off\` ends it.`),
    ],
  });
}

/** They go separate ways. */
export function buildUntied({ taskRef, issue }: TieSaid): Message {
  const text = `${taskRef} and ${issue.key} aren’t tied any more. Both stay as they are.`;
  return message({ text, blocks: [section(md`${text}`)] });
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
      section(md`*${taskRef}* is tied to ${link(issue.url, issue.key)} ${issue.summary} · ${issue.status}`),
      ...(trouble === null ? [] : [section(md`:warning: ${trouble}.`)]),
      context(md`\`/task jira ${taskRef} off\` ends it.`),
    ],
  });
}
