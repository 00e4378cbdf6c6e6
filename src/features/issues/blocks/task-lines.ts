import { link, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { Issue } from '../domain/issue.ts';

/** An issue on a task's card. Its summary is left out: not everybody who holds the card may see it in the tracker. */
export type TiedIssue = {
  readonly issue: Pick<Issue, 'key' | 'url' | 'status' | 'deletedAt'>;
  readonly kind: 'tied' | 'proposed';
  readonly trouble: string | null;
  /** Nobody said that it is deleted: it was looked for in vain. */
  readonly unseen: boolean;
};

/** @param ref `T-12` */
export function buildTaskLines(ref: string, tied: readonly TiedIssue[]): readonly Mrkdwn[] {
  return tied.map(({ issue, kind, trouble, unseen }) => {
    const name = link(issue.url, issue.key);
    if (kind === 'proposed')
      return md`${name} names it too: the same work? \`/task jira ${ref} ${issue.key}\` ties them`;
    const gone = unseen ? 'not to be found in Jira any more' : 'deleted in Jira';
    const how = issue.deletedAt === null ? issue.status : gone;
    return trouble === null ? md`${name} · ${how}` : md`${name} · ${how} · :warning: ${trouble}`;
  });
}
