import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Evidence } from '../domain/evidence-in.ts';
import { aiEvidence } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** What was found before stays as it was quoted first. */
export async function saveEvidence(tx: Tx, rows: readonly (typeof aiEvidence.$inferInsert)[]): Promise<void> {
  await insertRows(tx, { table: aiEvidence, rows, conflict: sql`do nothing` });
}

/** Of pull requests (by number) or commits (by sha) of a repository, by subject and tool. Quotes are untrusted text. */
export async function listAiEvidence(
  tx: Tx,
  {
    repositoryId,
    about,
    subjects,
  }: { repositoryId: RepositoryId } & Pick<Evidence, 'about'> & {
      readonly subjects: readonly string[];
    },
): Promise<readonly Evidence[]> {
  if (subjects.length === 0) return [];
  const rows = await tx
    .select()
    .from(aiEvidence)
    .where(
      and(
        ...[eq(aiEvidence.repositoryId, repositoryId), eq(aiEvidence.about, about)],
        inArray(aiEvidence.subject, [...subjects]),
      ),
    )
    .orderBy(asc(aiEvidence.subject), asc(aiEvidence.tool), asc(aiEvidence.source));
  return rows.map(({ subject, tool, source, proves, quote }) => ({
    ...{ about, subject, source, proves, quote },
    tool: tool as Evidence['tool'],
  }));
}
