import type { Sql } from 'postgres';

/** Everything known of pull requests, without what differs from run to run. */
export async function readRows(sql: Sql): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [table, columns] of Object.entries(TABLES)) {
    const rows = await sql.unsafe(`select r.full_name, t.* from (select repository_id, ${columns} from ${table}) t
      join repositories r on r.id = t.repository_id`);
    found[table] = rows.map(({ repository_id: _, ...row }) => JSON.stringify(row)).sort();
  }
  return found;
}

const TABLES = {
  pull_requests:
    'number, host_id, title, state, draft, merged_at, closed_at, head_sha, additions, commits, first_commit_at, ready_at, first_review_at, first_approval_at',
  pull_request_reviews: 'number, host_id, verdict, submitted_at',
  pull_request_comments: 'number, host_id, kind, at',
  pull_request_timeline: 'number, kind, at',
  pull_request_commits: 'number, sha, position',
  pull_request_files: 'number, path, additions',
  commits: 'sha, message, authored_at',
  checks: 'host_id, conclusion',
  deployments: 'host_id, state, at',
} as const;
