import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../../../src/features/people/domain/decisions.ts';
import type { Sighting } from '../../../../src/features/people/domain/identity.ts';
import { askPerson } from '../../../../src/features/people/use-cases/ask-person.ts';
import { confirmShown } from '../../../../src/features/people/use-cases/confirm-shown.ts';
import { decideIdentity } from '../../../../src/features/people/use-cases/decide-identity.ts';
import { exportMatches } from '../../../../src/features/people/use-cases/export-matches.ts';
import { importMatches } from '../../../../src/features/people/use-cases/import-matches.ts';
import { openIdentity } from '../../../../src/features/people/use-cases/open-identity.ts';
import { reviewIdentities } from '../../../../src/features/people/use-cases/review-identities.ts';
import { undoDecision } from '../../../../src/features/people/use-cases/undo-decision.ts';
import type { IdentityId } from '../../../../src/kit/ids.ts';
import { testDatabase } from '../../../support/database.ts';
import { howOften } from '../../../support/how-often.ts';
import { account, author, links, see } from '../identity-world.ts';
import { actorOf, peopleNeeds, personIdOf, settle, slackMember } from '../world.ts';

const db = testDatabase();

beforeEach(async () => {
  await settle(db, slackMember('pia', { primaryOwner: true }), slackMember('ana'), slackMember('bo'));
});

async function identityOf(key: string): Promise<{ id: IdentityId; version: number }> {
  const [row] = await db.store.sql<{ id: IdentityId; version: number }[]>`
    select id, version from identities where external_key = ${key}`;
  if (row === undefined) throw new Error(`${key} is unknown`);
  return row;
}

async function say(by: string, key: string, decision: Decision) {
  const { id, version } = await identityOf(key);
  return decideIdentity(peopleNeeds(db), await actorOf(db, by), { identityId: id, asShown: version, decision });
}

const is = async (id: string) => ({ kind: 'is', personId: await personIdOf(db, id), by: 'confirmed' }) as const;
const not = async (id: string) => ({ kind: 'not', personId: await personIdOf(db, id) }) as const;

const pairOf = async (key: string, id: string) => ({
  identityId: (await identityOf(key)).id,
  personId: await personIdOf(db, id),
});

async function undo(by: string, key: string) {
  const { id, version } = await identityOf(key);
  return undoDecision(peopleNeeds(db), await actorOf(db, by), { identityId: id, asShown: version });
}

async function rowOf(key: string) {
  const ask = { filter: 'all', search: '', page: 0 } as const;
  const review = await reviewIdentities(peopleNeeds(db), await actorOf(db, 'pia'), ask);
  const row = review.rows.find(({ identity }) => identity.externalKey === key);
  if (row === undefined) throw new Error(`${key} isn’t listed`);
  return {
    state: row.state,
    proposals: row.proposals.map((one) => [one.person.handle, one.reason]),
    emails: row.emails,
  };
}

describe('a word about an identity', () => {
  it('links an account and everything that follows it, and is taken back whole', async () => {
    await see(
      db,
      account('7', 'x', { email: 'home@example.net' }),
      author('home@example.net'),
      author('7+x@users.noreply.github.com'),
    );
    await say('pia', 'account:7', await is('ana'));
    expect(await links(db)).toEqual({
      'account:7': 'ana by confirmed',
      'email:7+x@users.noreply.github.com': 'ana by noreply',
      'email:home@example.net': 'ana by account',
    });
    await undo('pia', 'account:7');
    expect(Object.values(await links(db))).toEqual(['-', '-', '-']);
  });

  it('merges two accounts of one person, each reversible alone', async () => {
    await see(db, account('7', 'work'), account('8', 'home'));
    await say('pia', 'account:7', await is('ana'));
    await say('pia', 'account:8', await is('ana'));
    expect(await links(db)).toEqual({ 'account:7': 'ana by confirmed', 'account:8': 'ana by confirmed' });
    await undo('pia', 'account:7');
    expect(await links(db)).toEqual({ 'account:7': '-', 'account:8': 'ana by confirmed' });
  });

  it('outlasts every profile that comes later', async () => {
    await see(
      db,
      author('home@example.net'),
      author('ana@example.org'),
      account('7', 'z', { email: 'bo@example.org' }),
    );
    await say('pia', 'email:home@example.net', await is('ana'));
    await say('pia', 'email:ana@example.org', { kind: 'nobody' });
    await say('pia', 'account:7', await not('bo'));
    const later = new Date('2026-02-01T00:00:00Z');
    await settle(db, slackMember('bo', { email: 'home@example.net', updatedAt: later }));
    await settle(db, slackMember('ana', { realName: 'Ana B', updatedAt: later }));
    expect(await links(db)).toEqual({
      'account:7': '-',
      'email:ana@example.org': 'excluded',
      'email:home@example.net': 'ana by confirmed',
    });
  });

  it('that a link found by rule is wrong holds, and taken back lets the rule find it again', async () => {
    await see(db, author('ana@example.org'));
    await say('pia', 'email:ana@example.org', await not('ana'));
    await see(db, account('7', 'q', { email: 'ana@example.org' }));
    expect((await links(db))['email:ana@example.org']).toBe('-');
    expect(await rowOf('email:ana@example.org')).toMatchObject({ state: 'open', proposals: [] });
    await undo('pia', 'email:ana@example.org');
    expect((await links(db))['email:ana@example.org']).toBe('ana by account');
  });

  it('changed from one person to another goes back to the first, then to nobody', async () => {
    await see(db, account('7', 'x'));
    await say('pia', 'account:7', await is('ana'));
    await say('pia', 'account:7', await is('bo'));
    await undo('pia', 'account:7');
    expect(await links(db)).toEqual({ 'account:7': 'ana by confirmed' });
    await undo('pia', 'account:7');
    expect(await links(db)).toEqual({ 'account:7': '-' });
    await expect(undo('pia', 'account:7')).rejects.toMatchObject({ fault: 'conflict' });
  });

  it('on an older state of it changes nothing and says so', async () => {
    await see(db, account('7', 'x'));
    const { id, version } = await identityOf('account:7');
    await say('pia', 'account:7', await is('ana'));
    const word = { identityId: id, asShown: version, decision: await is('bo') };
    const late = await decideIdentity(peopleNeeds(db), await actorOf(db, 'pia'), word);
    expect(late.kind).toBe('overtaken');
    const same = await decideIdentity(peopleNeeds(db), await actorOf(db, 'pia'), {
      ...word,
      decision: await is('ana'),
    });
    expect(same.kind).toBe('unchanged');
    expect(await links(db)).toEqual({ 'account:7': 'ana by confirmed' });
  });

  it('of two admins at the same moment counts once', async () => {
    await see(db, account('7', 'x'));
    const { id, version } = await identityOf('account:7');
    const pia = [await actorOf(db, 'pia'), await actorOf(db, 'pia')];
    const decisions = [await is('ana'), await is('bo')];
    const said = await Promise.all(
      pia.map((actor, at) =>
        decideIdentity(peopleNeeds(db), actor, {
          identityId: id,
          asShown: version,
          decision: decisions[at] ?? { kind: 'nobody' },
        }),
      ),
    );
    expect(said.map(({ kind }) => kind).sort()).toEqual(['decided', 'overtaken']);
  });

  it.each(['guest', 'bot', 'other-organisation'] as const)('never names a %s', async (kind) => {
    await settle(db, slackMember('zoe', { kind }));
    await see(db, account('7', 'x'));
    await expect(say('pia', 'account:7', await is('zoe'))).rejects.toMatchObject({ fault: 'invalid' });
  });

  it('is an admin’s; of themselves people say yes to a proposal and no to anything', async () => {
    await see(db, account('7', 'ana'), account('8', 'other'), account('9', 'bo'));
    await expect(say('ana', 'account:8', await is('ana'))).rejects.toMatchObject({ fault: 'forbidden' });
    await expect(say('ana', 'account:9', await is('bo'))).rejects.toMatchObject({ fault: 'forbidden' });
    await expect(say('ana', 'account:9', await not('bo'))).rejects.toMatchObject({ fault: 'forbidden' });
    await expect(say('ana', 'account:7', { kind: 'nobody' })).rejects.toMatchObject({ fault: 'forbidden' });
    await expect(undo('ana', 'account:7')).rejects.toMatchObject({ fault: 'forbidden' });
    const pairs = [await pairOf('account:7', 'ana')] as const;
    await expect(confirmShown(peopleNeeds(db), await actorOf(db, 'ana'), pairs)).rejects.toMatchObject({
      fault: 'forbidden',
    });
    const anaNow = await actorOf(db, 'ana');
    for (const refused of [
      () => importMatches(peopleNeeds(db), anaNow, 'ana,ana@example.org'),
      () => exportMatches(peopleNeeds(db), anaNow, { filter: 'all', search: '', page: 0 }),
      () => reviewIdentities(peopleNeeds(db), anaNow, { filter: 'all', search: '', page: 0 }),
      () => openIdentity(peopleNeeds(db), anaNow, pairs[0].identityId),
      () => askPerson(peopleNeeds(db), anaNow, pairs[0]),
    ])
      await expect(refused()).rejects.toMatchObject({ fault: 'forbidden' });
    await say('ana', 'account:7', await is('ana'));
    expect((await links(db))['account:7']).toBe('ana by confirmed');
    await say('ana', 'account:7', await not('ana'));
    expect((await links(db))['account:7']).toBe('-');
    await expect(say('ana', 'account:7', await is('ana'))).rejects.toMatchObject({ fault: 'forbidden' });
  });
});

describe('proposals', () => {
  it('name who may be meant and why; several of one name are several, and programs have none', async () => {
    await settle(db, slackMember('kim1', { realName: 'Kim Lee' }), slackMember('kim2', { realName: 'Kim Lee' }));
    await settle(db, slackMember('dev', { email: 'dev@example.org' }));
    await see(
      db,
      account('1', 'BO'),
      author('ana+git@example.org'),
      author('kim@x.org', 'kim  lee'),
      author('dev@example.org'),
      author('9+ana@users.noreply.github.com'),
      account('2', 'ana[bot]', { name: 'Ana' }),
    );
    expect(await rowOf('account:1')).toMatchObject({ state: 'proposed', proposals: [['bo', 'login']] });
    expect((await rowOf('email:ana+git@example.org')).proposals).toEqual([['ana', 'tagged-address']]);
    expect((await rowOf('email:kim@x.org')).proposals).toEqual([
      ['kim1', 'name'],
      ['kim2', 'name'],
    ]);
    expect((await rowOf('email:dev@example.org')).proposals).toEqual([['dev', 'address']]);
    expect((await rowOf('email:9+ana@users.noreply.github.com')).proposals).toEqual([['ana', 'login']]);
    expect(await rowOf('account:2')).toMatchObject({ state: 'bot', proposals: [] });
  });

  it('confirmed together leave alone whoever changed since they were shown', async () => {
    await see(db, account('1', 'ana'), account('2', 'bo'));
    const pairs = [
      { identityId: (await identityOf('account:1')).id, personId: await personIdOf(db, 'ana') },
      { identityId: (await identityOf('account:2')).id, personId: await personIdOf(db, 'bo') },
    ];
    await say('pia', 'account:2', { kind: 'nobody' });
    const done = await confirmShown(peopleNeeds(db), await actorOf(db, 'pia'), pairs);
    expect(done).toEqual({ confirmed: 1, left: 1 });
    expect(await confirmShown(peopleNeeds(db), await actorOf(db, 'pia'), pairs)).toEqual({ confirmed: 0, left: 2 });
    expect(await links(db)).toEqual({ 'account:1': 'ana by confirmed', 'account:2': 'excluded' });
  });
});

type Step =
  | { readonly kind: 'see'; readonly sighting: Sighting }
  | {
      readonly kind: 'profile';
      readonly id: string;
      readonly email: string;
      readonly day: number;
      readonly left: boolean;
    }
  | {
      readonly kind: 'say';
      readonly key: number;
      readonly verb: 'is' | 'not' | 'nobody' | 'undo';
      readonly id: string;
    };

const EMAILS = ['ana@example.org', 'bo@example.org', 'x@example.net', 'team@example.org'];
const NOREPLIES = ['1+ana@users.noreply.github.com', 'bo@users.noreply.github.com'];
const LOGINS = ['ana', 'bo', 'Ana', 'ana[bot]'];

const sighting: fc.Arbitrary<Sighting> = fc.oneof(
  fc.constantFrom(...EMAILS, ...NOREPLIES).map((email) => author(email, 'Ana Example')),
  fc
    .tuple(fc.constantFrom('1', '2', '3'), fc.constantFrom(...LOGINS), fc.option(fc.constantFrom(...EMAILS)))
    .map(([id, login, email]) => account(id, login, { email, name: 'Ana' })),
);
const profile = fc.record({
  kind: fc.constant('profile' as const),
  id: fc.constantFrom('ana', 'bo', 'cy'),
  email: fc.constantFrom(...EMAILS),
  day: fc.integer({ min: 1, max: 20 }),
  left: fc.boolean(),
});
const fact: fc.Arbitrary<Step> = fc.oneof(
  sighting.map((one) => ({ kind: 'see' as const, sighting: one })),
  profile,
);
const word: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('say' as const),
  key: fc.nat(20),
  verb: fc.constantFrom('is' as const, 'not' as const, 'nobody' as const, 'undo' as const),
  id: fc.constantFrom('ana', 'bo', 'cy'),
});

async function perform(step: Step): Promise<void> {
  if (step.kind === 'see') return see(db, step.sighting);
  if (step.kind === 'profile') {
    const { id, email, day, left } = step;
    const updatedAt = new Date(Date.UTC(2026, 0, 1 + day));
    return settle(db, slackMember(id, { email, deactivated: left, updatedAt }));
  }
  const keys = Object.keys(await links(db));
  const key = keys[step.key % Math.max(1, keys.length)];
  if (key === undefined) return;
  const decision =
    step.verb === 'nobody'
      ? ({ kind: 'nobody' } as const)
      : step.verb === 'not'
        ? await not(step.id)
        : await is(step.id);
  const act = step.verb === 'undo' ? undo('pia', key) : say('pia', key, decision);
  await act.catch((error) => {
    if (!['conflict', 'invalid'].includes(error.fault)) throw error;
  });
}

/** Where each link that no person made comes from: an address its person alone ever had, or the account it leads to. */
async function unproven() {
  return db.store.sql`
    select i.external_key, i.matched_by from identities i
    where i.person_id is not null and i.matched_by not in ('confirmed', 'csv')
      and not (i.matched_by = 'email' and exists (
        select 1 from member_emails m
        where m.person_id = i.person_id and m.linkable and m.email <> 'team@example.org'
          and (i.external_key = 'email:' || m.email
            or exists (select 1 from identity_traces t where t.identity_id = i.id and t.kind = 'email' and t.value = m.email))
          and not exists (select 1 from member_emails o where o.email = m.email and o.person_id <> m.person_id)))
      and not (i.matched_by in ('noreply', 'account') and exists (
        select 1 from identities a where a.id = i.joins_id and a.person_id = i.person_id and a.matched_by in ('email', 'confirmed')))`;
}

async function reset(): Promise<void> {
  await db.store.sql`truncate identities, identity_traces, member_emails, history cascade`;
  await db.store.sql`delete from people where slack_user_id <> 'U0PIA'`;
  const before = new Date('2025-01-01T00:00:00Z');
  for (const id of ['ana', 'bo', 'cy']) await settle(db, slackMember(id, { email: null, updatedAt: before }));
}

describe('any sequence of sightings, profiles, words and undos', () => {
  it('links silently nobody but by an address that was theirs alone, or the no-reply form and account it leads to', async () => {
    const steps = fc.array(fc.oneof({ arbitrary: fact, weight: 3 }, { arbitrary: word, weight: 1 }), {
      minLength: 3,
      maxLength: 16,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (run) => {
        await reset();
        for (const step of run) {
          await perform(step);
          expect(await unproven()).toEqual([]);
        }
      }),
      { numRuns: howOften(8, 100) },
    );
  }, 400_000);

  it('ends in the same links in every order of the facts, and when they come twice', async () => {
    const shuffled = fc
      .array(fact, { minLength: 3, maxLength: 12 })
      .chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2, maxLength: facts.length * 2 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([facts, other]) => {
        await reset();
        for (const step of facts) await perform(step);
        const expected = await links(db);
        await reset();
        for (const step of other) await perform(step);
        expect(await links(db)).toEqual(expected);
      }),
      { numRuns: howOften(8, 100) },
    );
  }, 400_000);
});
