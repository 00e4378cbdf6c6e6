import { z } from 'zod';
import type { IssueTrackerClient } from '../../ports/outbound/issue-tracker.ts';
import type { TrackerField } from '../../ports/outbound/tracker-records.ts';
import { everyPage, readAll } from './every-page.ts';
import type { Site } from './open-client.ts';
import { id } from './records/id.ts';
import { status } from './records/status.ts';

const field = z.object({
  id,
  name: z.string(),
  schema: z.object({ type: z.string().nullish(), custom: z.string().nullish() }).nullish(),
});
const project = z.object({ id, key: z.string(), name: z.string() });

/** What a site names and numbers as it likes: projects, fields, statuses. */
export function readFields({
  request,
  isCloud,
}: Site): Pick<IssueTrackerClient, 'listProjects' | 'readFields' | 'listStatuses'> {
  return {
    async listProjects() {
      const all = (await isCloud())
        ? await everyPage(request, { path: '/rest/api/2/project/search' })
        : await request({ path: '/rest/api/2/project', schema: z.array(z.unknown()) });
      return readAll(all, project);
    },
    async readFields() {
      const all = readAll(await request({ path: '/rest/api/2/field', schema: z.array(z.unknown()) }), field);
      const sprint = all.find((one) => one.schema?.custom === SPRINT_TYPE);
      return { points: choosePoints(all), sprint: sprint === undefined ? null : named(sprint) };
    },
    listStatuses: async () =>
      readAll(await request({ path: '/rest/api/2/status', schema: z.array(z.unknown()) }), status),
  };
}

type Field = z.infer<typeof field>;

/** Types of Jira Software's own fields. Source: schemas of `/rest/api/3/field` on Cloud and Data Center. */
const SPRINT_TYPE = 'com.pyxis.greenhopper.jira:gh-sprint';
const ESTIMATE_TYPE = 'com.pyxis.greenhopper.jira:jsw-story-points';

/** Numeric fields by how sure they are: named or typed so by Jira itself, then by the word; ties by id, the oldest first. */
function choosePoints(all: readonly Field[]): readonly TrackerField[] {
  const rated = all.flatMap((one) => {
    const rank = rankOf(one);
    return rank === null ? [] : [{ one, rank }];
  });
  rated.sort((a, b) => a.rank - b.rank || a.one.id.localeCompare(b.one.id, 'en', { numeric: true }));
  return rated.map(({ one }) => named(one));
}

function rankOf({ name, schema }: Field): number | null {
  if (schema?.type !== 'number' || !schema.custom) return null;
  const word = name.trim().toLowerCase();
  // Company-managed projects have the first, team-managed ones the second; both may stand on one site.
  if (word === 'story points') return 0;
  if (word === 'story point estimate' || schema.custom === ESTIMATE_TYPE) return 1;
  if (/\bpoints?\b/.test(word)) return 2;
  return /\bestimat/.test(word) ? 3 : null;
}

const named = ({ id: fieldId, name }: Field): TrackerField => ({ id: fieldId, name });
