import { type Block, overflow, section } from '../../../kit/blocks/index.ts';
import { code, joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { MatchedBy } from '../domain/identity.ts';
import { addressOf, sourceOf } from '../domain/identity.ts';
import type { Person } from '../domain/person.ts';
import type { Reason } from '../domain/proposals.ts';
import type { ReviewRow } from '../use-cases/review-identities.ts';
import { peopleIds } from './ids.ts';

/** One account or address: who it is or may be, and a menu of what can be said of it. */
export function buildReviewRow(row: ReviewRow): Block {
  const { identity } = row;
  const options = optionsOf(row);
  const menu = { id: peopleIds.matchRow.build(`${identity.id}/${identity.version}`), options };
  return section(joinMd([describeIdentity(row), stateWords(row)], '\n'), { accessory: overflow(menu) });
}

/** Login or address, name, and the addresses it was seen with. */
export function describeIdentity({ identity, emails }: Pick<ReviewRow, 'identity' | 'emails'>): Mrkdwn {
  const others = emails.filter((email) => email !== addressOf(identity)).slice(0, EMAILS_MAX);
  const { name } = identity;
  const parts = [
    code(nameOfIdentity(identity)),
    name === null || name === nameOfIdentity(identity) ? md`` : md`${name}`,
    ...(sourceOf(identity) === 'jira' ? [md`Jira`] : []),
    ...others.map((one) => md`${one}`),
  ];
  return joinMd(parts, ' · ');
}

/** How tools call it: the login, else the address, else the name. */
export function nameOfIdentity(identity: ReviewRow['identity']): string {
  const { login, externalKey, name } = identity;
  return login ?? addressOf(identity) ?? name ?? externalKey.replace(/^jira:/, '');
}

/** Where somebody is known by it. */
export function toolOf(identity: ReviewRow['identity']): 'GitHub' | 'Jira' {
  return sourceOf(identity) === 'jira' ? 'Jira' : 'GitHub';
}

/** A person so that two of one name are told apart. */
export function personWords({ name, handle }: Person): Mrkdwn {
  return md`*${name}* (${handle})`;
}

const EMAILS_MAX = 3;

const MATCHED: Readonly<Record<MatchedBy, string>> = {
  email: 'by the address in Slack',
  noreply: 'through the account of this no-reply address',
  account: 'through the account it belongs to',
  confirmed: 'confirmed by a person',
  csv: 'by CSV',
  excluded: '',
};

const REASONS: Readonly<Record<Reason, string>> = {
  address: 'has or had an address of it in Slack',
  'tagged-address': 'has the address without the part after “+”',
  login: 'is called so in Slack',
  name: 'has this name in Slack',
};

function stateWords({ identity, state, person, proposals }: ReviewRow): Mrkdwn {
  switch (state) {
    case 'linked': {
      const who = person === null ? md`somebody who left` : personWords(person);
      const left = person !== null && person.deactivatedAt !== null ? ', who left' : '';
      return md`${who}${left}, ${MATCHED[identity.matchedBy ?? 'confirmed']}`;
    }
    case 'proposed': {
      const [first, ...others] = proposals.map(({ person: who, reason }) => md`${personWords(who)} ${REASONS[reason]}`);
      if (first === undefined) return md`Not known`;
      return others.length === 0 ? md`Maybe ${first}` : md`One of them? ${joinMd([first, ...others], ', ')}`;
    }
    case 'excluded':
      return md`Nobody of this workspace`;
    case 'bot':
      return md`A program`;
    case 'open':
      return md`Not known`;
    default:
      return state satisfies never;
  }
}

/** At most five, Slack's limit: a proposal of three, somebody else, nobody. */
function optionsOf({ identity, state, person, proposals }: ReviewRow) {
  const choose = { text: 'Choose somebody…', value: 'choose' };
  const nobody = { text: 'Nobody of this workspace', value: 'nobody' };
  switch (state) {
    case 'proposed': {
      const [only] = proposals;
      const is = proposals.map((one) => ({
        text: `It is ${one.person.name} (${one.person.handle})`,
        value: `is ${one.person.id}`,
      }));
      const ask =
        only === undefined || proposals.length > 1
          ? []
          : [{ text: `Ask ${only.person.name}`, value: `ask ${only.person.id}` }];
      return [...is, ...ask, choose, nobody];
    }
    case 'linked': {
      const undo = ['confirmed', 'csv'].includes(identity.matchedBy ?? '');
      const not = { text: `Not ${person?.name ?? 'this person'}`, value: `not ${identity.personId}` };
      return [undo ? { text: 'Undo', value: 'undo' } : not, { ...choose, text: 'Choose somebody else…' }, nobody];
    }
    case 'excluded':
      return [{ text: 'Undo', value: 'undo' }, choose];
    case 'open':
    case 'bot':
      return [choose, nobody];
    default:
      return state satisfies never;
  }
}
