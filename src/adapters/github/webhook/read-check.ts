import { z } from 'zod';
import type { HostFact } from '../../../ports/outbound/host-fact.ts';
import type { HostRepository } from '../../../ports/outbound/host-records.ts';
import { hostId } from '../records/account.ts';
import { conclusionOf } from '../records/check.ts';
import { instant } from '../records/instant.ts';
import { repository } from '../records/repository.ts';
import { reader } from './reader.ts';

const run = {
  id: hostId,
  head_sha: z.string(),
  conclusion: z.string().nullish(),
  pull_requests: z.array(z.object({ number: z.int32() }).nullable()).nullish(),
};
const app = z.object({ name: z.string() }).nullish();

export const readCheckRun = reader(
  z.object({ repository, check_run: z.object({ ...run, name: z.string(), completed_at: instant.nullish() }) }),
  ({ repository: of, check_run: one }) => toFacts(of, one, { kind: 'check-run', name: one.name, at: one.completed_at }),
);

export const readCheckSuite = reader(
  z.object({ action: z.string(), repository, check_suite: z.object({ ...run, app, updated_at: instant }) }),
  ({ action, repository: of, check_suite: one }) =>
    action === 'completed'
      ? toFacts(of, one, { kind: 'check-suite', name: one.app?.name ?? 'checks', at: one.updated_at })
      : [],
);

export const readWorkflowRun = reader(
  z.object({
    action: z.string(),
    repository,
    workflow_run: z.object({ ...run, name: z.string().nullish(), updated_at: instant }),
  }),
  ({ action, repository: of, workflow_run: one }) =>
    action === 'completed'
      ? toFacts(of, one, { kind: 'workflow-run', name: one.name ?? 'workflow', at: one.updated_at })
      : [],
);

type Run = z.output<z.ZodObject<typeof run>>;
type Said = { readonly kind: string; readonly name: string; readonly at: Date | null | undefined };

/** None while it runs. */
function toFacts(of: HostRepository, one: Run, { kind, name, at }: Said): readonly HostFact[] {
  const conclusion = conclusionOf(one.conclusion);
  if (conclusion === null || at === null || at === undefined) return [];
  const check = { id: `${kind}:${one.id}`, name, headSha: one.head_sha, conclusion, completedAt: at };
  const pullRequests = (one.pull_requests ?? []).flatMap((pull) => (pull === null ? [] : [pull.number]));
  return [{ kind: 'check', repository: of, at, check, pullRequests }];
}
