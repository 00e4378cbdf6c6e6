import { z } from 'zod';
import { type IssueTrackerClient, IssueTrackerError } from '../../ports/outbound/issue-tracker.ts';
import { readAll } from './every-page.ts';
import type { Site } from './open-client.ts';
import { id } from './records/id.ts';
import { status } from './records/status.ts';

/** Under this name Jira keeps what Muster wrote beside a change. */
const MARK = 'muster.origin';

const transition = z.object({ id, name: z.string(), to: status });
const property = z.object({ value: z.object({ mark: z.string() }) });
const comment = z.object({
  id,
  properties: z.array(z.object({ key: z.string(), value: z.unknown().optional() })).nullish(),
});
const markValue = z.object({ mark: z.string() });
const nothing = z.unknown();

type Writing = Pick<
  IssueTrackerClient,
  'listTransitions' | 'moveIssue' | 'findMark' | 'setMark' | 'addComment' | 'findComment'
>;

/** What Muster changes in Jira, each with its mark. */
export function writeIssues({ request }: Site): Writing {
  return {
    async listTransitions(issueId) {
      const schema = z.object({ transitions: z.array(z.unknown()) });
      const path = '/rest/api/2/issue/{id}/transitions' as const;
      return readAll((await request({ path, params: { id: issueId }, schema })).transitions, transition);
    },
    async moveIssue(issueId, { transitionId, mark }) {
      const body = { transition: { id: transitionId }, properties: [propertyOf(mark)] };
      const path = '/rest/api/2/issue/{id}/transitions' as const;
      await request({ method: 'POST', path, params: { id: issueId }, body, schema: nothing });
    },
    async findMark(issueId) {
      try {
        const path = '/rest/api/2/issue/{id}/properties/{key}' as const;
        return (await request({ path, params: { id: issueId, key: MARK }, schema: property })).value.mark;
      } catch (error) {
        if (error instanceof IssueTrackerError && error.failure === 'gone') return null;
        throw error;
      }
    },
    async setMark(issueId, mark) {
      const path = '/rest/api/2/issue/{id}/properties/{key}' as const;
      await request({ method: 'PUT', path, params: { id: issueId, key: MARK }, body: { mark }, schema: nothing });
    },
    async addComment(issueId, { text, mark }) {
      const body = { body: text, properties: [propertyOf(mark)] };
      const path = '/rest/api/2/issue/{id}/comment' as const;
      return (await request({ method: 'POST', path, params: { id: issueId }, body, schema: comment })).id;
    },
    async findComment(issueId, mark) {
      const path = '/rest/api/2/issue/{id}/comment' as const;
      const all = await listComments({ request }, path, issueId);
      return all.find(({ properties }) => (properties ?? []).some((one) => isMarked(one, mark)))?.id ?? null;
    },
  };
}

const propertyOf = (mark: string) => ({ key: MARK, value: { mark } });

function isMarked({ key, value }: { readonly key: string; readonly value?: unknown }, mark: string): boolean {
  const read = markValue.safeParse(value);
  return key === MARK && read.success && read.data.mark === mark;
}

/** The newest hundred: what is looked for was written minutes ago. */
async function listComments(
  { request }: Pick<Site, 'request'>,
  path: '/rest/api/2/issue/{id}/comment',
  issueId: string,
) {
  const query = { expand: 'properties', orderBy: '-created', maxResults: 100 };
  const schema = z.object({ comments: z.array(z.unknown()) });
  return readAll((await request({ path, params: { id: issueId }, query, schema })).comments, comment);
}
