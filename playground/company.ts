export type Person = {
  readonly id: string;
  /** What people type after `@`. */
  readonly handle: string;
  readonly name: string;
  /** What they do, in a word or two. */
  readonly title: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly locale: string;
  /** The primary owner is Muster's first admin; guests are refused by Muster. */
  readonly kind: 'owner' | 'member' | 'guest';
};

export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  /** Ids of people. */
  readonly members: readonly string[];
};

export type Team = {
  readonly name: string;
  /** Ids of people. */
  readonly lead: string;
  readonly managers: readonly string[];
  /** The lead included. */
  readonly members: readonly string[];
  readonly channelId: string;
};

/** Where code of the company lives, for the local GitHub. */
export type Repository = {
  /** `owner/name` */
  readonly fullName: string;
  readonly about: string;
  readonly language: string;
  /** Name of the team that looks after it. */
  readonly team: string;
};

const zones = {
  berlin: { timeZone: 'Europe/Berlin', locale: 'de-DE' },
  newYork: { timeZone: 'America/New_York', locale: 'en-US' },
  kolkata: { timeZone: 'Asia/Kolkata', locale: 'en-IN' },
} as const;

/** Whose public holidays people have, by their zone: ISO 3166. */
export const holidayRegions: Readonly<Record<string, string>> = {
  [zones.berlin.timeZone]: 'DE',
  [zones.newYork.timeZone]: 'US',
  [zones.kolkata.timeZone]: 'IN',
};

/** The made-up company everybody meets at first: it books berths in marinas. Ids stay the same for ever: Muster's database remembers them. */
export const company = {
  teamId: 'T000000001',
  name: 'Tidewater',
  domain: 'tidewater',
  appId: 'A01MUSTER',
} as const;

/** The app itself: its user, and the id under which it posts. */
export const bot = { userId: 'U01MUSTER', botId: 'B01MUSTER', handle: 'muster', name: 'Muster' } as const;

export const people: readonly Person[] = [
  person('maya', 'Maya Brandt', { title: 'CTO', zone: 'berlin', kind: 'owner' }),
  person('ben', 'Ben Okafor', { title: 'Platform lead', zone: 'newYork' }),
  person('ana', 'Ana Keller', { title: 'Backend developer', zone: 'berlin' }),
  person('ravi', 'Ravi Menon', { title: 'Backend developer', zone: 'kolkata' }),
  person('lena', 'Lena Fischer', { title: 'Web lead', zone: 'berlin' }),
  person('priya', 'Priya Nair', { title: 'Frontend developer', zone: 'kolkata' }),
  person('sam', 'Sam Carter', { title: 'Frontend developer', zone: 'newYork' }),
  person('tom', 'Tom Reyes', { title: 'Designer, guest', zone: 'newYork', kind: 'guest' }),
  person('nia', 'Nia Thompson', { title: 'Engineering manager', zone: 'newYork' }),
  person('arjun', 'Arjun Desai', { title: 'Mobile lead', zone: 'kolkata' }),
  person('meera', 'Meera Iyer', { title: 'Site reliability engineer', zone: 'kolkata' }),
  // One very long name and one in another script, as every company of this size has them.
  person('charlotte', 'Maximiliane-Charlotte von Hohenstein-Wolffenbüttel', {
    title: 'Android developer',
    zone: 'berlin',
  }),
  person('siying', '陳思穎', { title: 'iOS developer', zone: 'newYork' }),
];

const members = people.filter(({ kind }) => kind !== 'guest').map(({ handle }) => handle);
const platform = ['ben', 'ana', 'ravi', 'meera'];
const web = ['lena', 'priya', 'sam'];
const mobile = ['arjun', 'charlotte', 'siying'];

export const channels: readonly Channel[] = [
  channel('general', 'Everybody at Tidewater', members),
  channel('platform', 'APIs, data and what runs beneath', ['maya', 'nia', ...platform]),
  channel('web', 'What customers see', ['maya', 'nia', 'tom', ...web]),
  channel('mobile', 'The app on the pontoon', ['maya', 'nia', 'tom', ...mobile]),
  channel('incidents', 'Something is broken: say it here, one thread each', members),
  channel('customers', 'What sailors and harbour offices tell us', ['maya', 'nia', 'lena', 'arjun', 'ben', 'sam']),
  channel('random', 'Boats, lunch and everything else', [...members, 'tom']),
];

export const teams: readonly Team[] = [
  team('Platform', { managers: ['maya'], members: platform }),
  team('Web', { managers: ['nia'], members: web }),
  team('Mobile', { managers: ['nia'], members: mobile }),
];

export const repositories: readonly Repository[] = [
  { fullName: 'tidewater/api', about: 'Bookings, prices and payments', language: 'TypeScript', team: 'Platform' },
  { fullName: 'tidewater/web', about: 'What customers see in a browser', language: 'TypeScript', team: 'Web' },
  { fullName: 'tidewater/pontoon', about: 'The app for Android and iOS', language: 'Kotlin', team: 'Mobile' },
];

export function personId(handle: string): string {
  return `U01${handle.toUpperCase()}`;
}

/** The direct messages of two people, or of one with Muster: the same id whoever opens them. */
export function directId(oneId: string, otherId: string): string {
  return `D01${[oneId, otherId]
    .map((id) => id.slice(3))
    .sort()
    .join('')}`;
}

function person(handle: string, name: string, about: About): Person {
  return { id: personId(handle), handle, name, title: about.title, kind: about.kind ?? 'member', ...zones[about.zone] };
}

function channel(name: string, topic: string, handles: readonly string[]): Channel {
  return { id: channelId(name), name, topic, members: handles.map(personId) };
}

/** Its first member leads it. */
function team(name: string, { managers, members: handles }: Record<'managers' | 'members', readonly string[]>): Team {
  const ids = handles.map(personId);
  return { name, lead: ids[0] ?? '', managers: managers.map(personId), members: ids, channelId: channelId(name) };
}

function channelId(name: string): string {
  return `C01${name.toUpperCase()}`;
}

type About = { title: string; zone: keyof typeof zones; kind?: Person['kind'] };
