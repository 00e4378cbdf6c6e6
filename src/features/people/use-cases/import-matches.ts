import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { foldAscii, foldEmail } from '../domain/addresses.ts';
import { type CsvLine, readCsv } from '../domain/csv.ts';
import { type Decision, mayMatch } from '../domain/decisions.ts';
import type { Identity } from '../domain/identity.ts';
import type { Person } from '../domain/person.ts';
import { listHeads, listMembers } from '../store/review.ts';
import { lockIdentities } from '../store/traces.ts';
import { type DecideNeeds, speak } from './decide-identity.ts';
import { requireAdmin } from './require-admin.ts';

/** Most faults that are told at once. */
const FAULTS_MAX = 5;

/**
 * Takes over who is who from pasted lines. All of them or, when one can't be read, none. A line without a person leaves
 * the account as it is.
 * @throws MusterError 'forbidden' not an admin · 'invalid' with the lines that can't stay
 */
export function importMatches(
  needs: DecideNeeds,
  actor: PersonActor,
  text: string,
): Promise<{ readonly changed: number; readonly same: number }> {
  return needs.act(actor, async (tx) => {
    await lockIdentities(tx);
    if (!mayMatch(actor)) await requireAdmin(tx, actor, 'match people');
    const lines = readCsv(text).filter(({ person }) => person !== '');
    if (lines.length === 0) throw invalid('There is nothing to take over: each line needs an account and a person.');
    const words = await readWords(tx, lines);
    let changed = 0;
    for (const { identity, decision } of words) {
      const { kind } = await speak(tx, needs, { actor, word: { identityId: identity.id, asShown: null, decision } });
      if (kind === 'decided') changed += 1;
    }
    return { changed, same: words.length - changed };
  });
}

type Said = { readonly identity: Identity; readonly decision: Decision };

async function readWords(tx: Tx, lines: readonly CsvLine[]): Promise<readonly Said[]> {
  const heads = Map.groupBy(await listHeads(tx), nameOf);
  const members = Map.groupBy(await listMembers(tx), ({ email }) => foldEmail(email ?? ''));
  const bySlackId = new Map([...members.values()].flat().map((person) => [person.slackUserId as string, person]));
  const seen = new Set<string>();
  const faults: string[] = [];
  const words = lines.flatMap(({ line, github, person }): readonly Said[] => {
    const identity = readIdentity(heads, github);
    const decision = readDecision({ members, bySlackId }, person);
    const fault = typeof identity === 'string' ? identity : typeof decision === 'string' ? decision : null;
    const twice = typeof identity !== 'string' && seen.has(identity.id) ? `“${github}” stands here twice.` : null;
    if (typeof identity !== 'string') seen.add(identity.id);
    if (fault !== null || twice !== null) faults.push(`Line ${line}: ${fault ?? twice}`);
    return typeof identity === 'string' || typeof decision === 'string' ? [] : [{ identity, decision }];
  });
  if (faults.length > 0) throw invalid(faultWords(faults));
  return words;
}

/** Logins and addresses as they are compared. */
function nameOf({ login, externalKey }: Identity): string {
  const isAddress = externalKey.startsWith('email:');
  return isAddress || login === null ? foldAscii(externalKey.replace(/^(email|account):/, '')) : foldAscii(login);
}

function readIdentity(heads: ReadonlyMap<string, readonly Identity[]>, github: string): Identity | string {
  if (github === '') return 'the account is missing.';
  const [identity, ...others] = heads.get(foldEmail(github)) ?? [];
  if (identity === undefined) return `GitHub told of nobody called “${github}”.`;
  return others.length > 0 ? `several accounts had the login “${github}”. Choose in the list instead.` : identity;
}

type Members = {
  readonly members: ReadonlyMap<string, readonly Person[]>;
  readonly bySlackId: ReadonlyMap<string, Person>;
};

function readDecision({ members, bySlackId }: Members, text: string): Decision | string {
  if (foldAscii(text) === 'nobody') return { kind: 'nobody' };
  const [person, ...others] = members.get(foldEmail(text)) ?? [bySlackId.get(text)].filter((one) => one !== undefined);
  if (person === undefined)
    return `no active member has “${text}”. Write an e-mail address from Slack, a Slack user id, or nobody.`;
  return others.length > 0
    ? `several members have “${text}”. Write a Slack user id.`
    : { kind: 'is', personId: person.id, by: 'csv' };
}

function faultWords(faults: readonly string[]): string {
  const rest = faults.length - FAULTS_MAX;
  const more = rest > 0 ? ` And ${rest} more.` : '';
  return `${faults.slice(0, FAULTS_MAX).join(' ')}${more} Nothing was changed.`;
}

function invalid(sentence: string): MusterError {
  return new MusterError('invalid', sentence, { fields: { csv: sentence } });
}
