import type { IdentityId, PersonId } from '../../kit/ids.ts';
import type { Renderer } from '../../ports/inbound/feature.ts';
import { buildAsk } from './blocks/ask.ts';
import { isDecided } from './domain/identity.ts';
import { listIdentitiesById } from './store/identities.ts';

/** What goes out about people, drawn as things stand when it is sent. */
export const peopleMessages = (): Readonly<Record<string, Renderer>> => ({
  'people.ask-card': async (tx, args) => {
    const [identity] = await listIdentitiesById(tx, [String(args.identityId) as IdentityId]);
    if (identity === undefined) return null;
    const personId = String(args.personId) as PersonId;
    if (identity.personId === personId) return buildAsk(identity, 'theirs');
    if (identity.refusedIds.includes(personId)) return buildAsk(identity, 'not-theirs');
    const settled = identity.personId !== null || isDecided(identity) || identity.askedId !== personId;
    return settled ? buildAsk(identity, 'settled') : { ...buildAsk(identity, 'asked'), repost: true };
  },
});
