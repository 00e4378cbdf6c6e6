import type { IdentityId, PersonId } from '../../../kit/ids.ts';
import { foldEmail } from './addresses.ts';

/** Somebody as an outside tool knows them. */
export type Identity = {
  readonly id: IdentityId;
  /** `account:<GitHub's id>`, `jira:<its account id>` or `email:<address in lower case>`. */
  readonly externalKey: string;
  readonly login: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly bot: boolean;
  /** Null: nobody of Slack, or nobody has said yet. */
  readonly personId: PersonId | null;
  readonly matchedBy: MatchedBy | null;
  /** See the schema: whose no-reply address it is. */
  readonly leadsTo: string | null;
  /** The account that an address belongs to; null for accounts and for addresses that stand alone. */
  readonly joinsId: IdentityId | null;
  /** Whom a person said it isn't. */
  readonly refusedIds: readonly PersonId[];
  /** Whom an admin asked whether it is them. */
  readonly askedId: PersonId | null;
  readonly version: number;
};

/** The outside tools that know people. */
export type IdentitySource = 'github' | 'jira';

/** `email`, `noreply` and `account` are found by Muster itself, the others are words of a person. */
export type MatchedBy = 'email' | 'noreply' | 'account' | 'confirmed' | 'csv' | 'excluded';

/** What a tool says of somebody. An account is known by its id; without one the e-mail address is all there is. */
export type Sighting = {
  readonly account: {
    readonly id: string;
    /** Null where the tool has none but names. */
    readonly login: string | null;
    readonly bot: boolean;
    /** GitHub when absent. */
    readonly source?: IdentitySource;
  } | null;
  readonly name: string | null;
  readonly email: string | null;
  /** When the tool said so: an older word doesn't replace login and name. Absent: now. */
  readonly at?: Date;
};

/** The lasting key of somebody seen; null when there is neither account nor address. */
export function externalKeyOf({ account, email }: Sighting): string | null {
  if (account !== null) return `${PREFIXES[account.source ?? 'github']}${account.id}`;
  const folded = email === null ? '' : foldEmail(email);
  return folded === '' ? null : `email:${folded}`;
}

/** True once a person said whom it is, or that it is nobody: no rule changes that. */
export function isDecided({ matchedBy }: Pick<Identity, 'matchedBy'>): boolean {
  return matchedBy === 'confirmed' || matchedBy === 'csv' || matchedBy === 'excluded';
}

/** An account of GitHub's is named without its tool: it was the first. */
const PREFIXES: Readonly<Record<IdentitySource, string>> = { github: 'account:', jira: 'jira:' };

/** Which tool somebody is known by; addresses are those of commits. */
export function sourceOf({ externalKey }: Pick<Identity, 'externalKey'>): IdentitySource {
  return externalKey.startsWith(PREFIXES.jira) ? 'jira' : 'github';
}

export function isAccount({ externalKey }: Pick<Identity, 'externalKey'>): boolean {
  return !externalKey.startsWith('email:');
}

/** GitHub's id of an account; null for addresses, and for accounts of other tools. */
export function hostIdOf({ externalKey }: Pick<Identity, 'externalKey'>): string | null {
  return externalKey.startsWith('account:') ? externalKey.slice('account:'.length) : null;
}

/** The address itself, in lower case; null for accounts. */
export function addressOf({ externalKey }: Pick<Identity, 'externalKey'>): string | null {
  return externalKey.startsWith('email:') ? externalKey.slice('email:'.length) : null;
}
