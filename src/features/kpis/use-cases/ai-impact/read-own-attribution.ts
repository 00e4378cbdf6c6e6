import type { PersonActor } from '../../../../kit/actor.ts';
import type { PersonId } from '../../../../kit/ids.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import { listIdentitiesOf, listPeople, teamsOf } from '../../../people/index.ts';
import { listOwnWords } from '../../../pr-surveys/index.ts';
import { listMergedBy, listWorkSigns } from '../../../pull-requests/index.ts';
import { attribute } from '../../domain/ai-impact/assistance.ts';
import type { OpenAttribution, OwnAttribution } from '../../domain/ai-impact/own-attribution.ts';
import { listOptedIn } from '../../store/ai-impact/opt-ins.ts';

export type OwnAttributions = {
  /** The latest first. */
  readonly pullRequests: readonly OwnAttribution[];
  /** Whether their leads may see how many they are. */
  readonly isOpen: boolean;
  /** Whoever of the teams the reader leads lets them see, by name. */
  readonly opened: readonly OpenAttribution[];
};

/** What somebody's own latest pull requests count as, and why: theirs alone, whatever the role of who asks. */
export function readOwnAttribution(needs: Pick<Ports, 'scope'>, actor: PersonActor): Promise<OwnAttributions> {
  return needs.scope(actor.workspaceId, async (tx) => ({
    pullRequests: await attributeLatest(tx, actor.personId),
    isOpen: (await listOptedIn(tx, [actor.personId])).has(actor.personId),
    opened: await readOpened(tx, actor),
  }));
}

/** Leads alone: neither managers nor admins. Source: product page, section 2. */
async function readOpened(tx: Tx, { personId }: PersonActor): Promise<readonly OpenAttribution[]> {
  const led = (await teamsOf(tx, personId)).filter(({ leadId }) => leadId === personId);
  const members = [...new Set(led.flatMap(({ memberIds }) => memberIds))].filter((id) => id !== personId);
  const willing = await listPeople(tx, [...(await listOptedIn(tx, members))]);
  const opened: OpenAttribution[] = [];
  for (const { id, name } of willing) {
    const known = (await attributeLatest(tx, id)).filter(isKnown);
    opened.push({ name, known: known.length, assisted: known.filter((one) => one.assistance === 'assisted').length });
  }
  return opened.sort((a, b) => a.name.localeCompare(b.name));
}

function isKnown({ assistance }: OwnAttribution): boolean {
  return assistance === 'assisted' || assistance === 'not-assisted';
}

/** Most pull requests listed. */
const LATEST = 20;

/** @param personId whoever sees the result must be this person, or somebody they let see it */
async function attributeLatest(tx: Tx, personId: PersonId): Promise<readonly OwnAttribution[]> {
  const accounts = await listIdentitiesOf(tx, [personId]);
  const merged = await listMergedBy(tx, { authorIds: accounts.map(({ id }) => id), limit: LATEST });
  const ids = merged.map(({ id }) => id);
  const signs = Map.groupBy(await listWorkSigns(tx, ids), ({ pullRequestId }) => pullRequestId);
  const words = await listOwnWords(tx, { authorId: personId, pullRequestIds: ids });
  const wordOf = new Map(words.map(({ pullRequestId, truth }) => [pullRequestId, truth]));
  return merged.flatMap(({ id, title, url, mergedAt }) => {
    const known = { word: wordOf.get(id) ?? null, signs: signs.get(id) ?? [] };
    return mergedAt === null ? [] : [{ title, url, mergedAt, ...attribute(known) }];
  });
}
