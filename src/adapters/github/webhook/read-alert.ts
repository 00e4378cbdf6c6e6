import { z } from 'zod';
import type { HostFact } from '../../../ports/outbound/host-fact.ts';
import type { HostAlert, HostRepository } from '../../../ports/outbound/host-records.ts';
import { instant } from '../records/instant.ts';
import { repository } from '../records/repository.ts';
import { reader } from './reader.ts';

const alert = {
  number: z.int32(),
  state: z.string().nullish(),
  html_url: z.string(),
  created_at: instant,
  updated_at: instant.nullish(),
  fixed_at: instant.nullish(),
  dismissed_at: instant.nullish(),
  resolved_at: instant.nullish(),
};
const about = <S extends z.ZodRawShape>(shape: S) => z.object({ repository, alert: z.object({ ...alert, ...shape }) });

export const readCodeScanning = reader(
  about({
    rule: z.object({
      description: z.string().nullish(),
      id: z.string().nullish(),
      security_severity_level: z.string().nullish(),
    }),
  }),
  ({ repository: of, alert: one }) => {
    const { description, id, security_severity_level: severity } = one.rule;
    return [toFact(of, one, { kind: 'code-scanning', title: description || id || 'Code scanning alert', severity })];
  },
);

export const readDependabot = reader(
  about({ security_advisory: z.object({ summary: z.string(), severity: z.string().nullish() }) }),
  ({ repository: of, alert: one }) => {
    const { summary: title, severity } = one.security_advisory;
    return [toFact(of, one, { kind: 'dependabot', title, severity })];
  },
);

/** What kind of secret it is, never the secret. */
export const readSecretScanning = reader(
  about({ secret_type: z.string().nullish(), secret_type_display_name: z.string().nullish() }),
  ({ repository: of, alert: one }) => {
    const title = one.secret_type_display_name || one.secret_type || 'A secret';
    // GitHub grades none of these: whoever reads the code can use it.
    return [toFact(of, one, { kind: 'secret-scanning', title, severity: 'critical' })];
  },
);

type Told = z.output<z.ZodObject<typeof alert>>;
type Said = { readonly kind: HostAlert['kind']; readonly title: string; readonly severity: string | null | undefined };

function toFact(of: HostRepository, told: Told, { kind, title, severity }: Said): HostFact {
  const endedAt = told.resolved_at ?? told.fixed_at ?? told.dismissed_at ?? null;
  const state = told.state == null ? (endedAt === null ? 'open' : 'closed') : told.state === 'open' ? 'open' : 'closed';
  const at = told.updated_at ?? endedAt ?? told.created_at;
  const id = `${kind}:${told.number}`;
  const openedAt = told.created_at;
  const said = { id, kind, severity: severityOf(severity), title, url: told.html_url, state, openedAt, at } as const;
  return { kind: 'alert', repository: of, at, alert: said };
}

function severityOf(said: string | null | undefined): HostAlert['severity'] {
  switch (said) {
    case 'low':
    case 'medium':
    case 'high':
    case 'critical':
      return said;
    default:
      return 'unknown';
  }
}
