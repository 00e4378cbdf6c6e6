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

const zones = {
  berlin: { timeZone: 'Europe/Berlin', locale: 'de-DE' },
  newYork: { timeZone: 'America/New_York', locale: 'en-US' },
  kolkata: { timeZone: 'Asia/Kolkata', locale: 'en-IN' },
} as const;

/** The made-up company everybody meets at first. Ids stay the same for ever: Muster's database remembers them. */
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
];

export const channels: readonly Channel[] = [
  channel('general', 'Everybody at Tidewater', ['maya', 'ben', 'ana', 'ravi', 'lena', 'priya', 'sam']),
  channel('platform', 'APIs, data and what runs beneath', ['maya', 'ben', 'ana', 'ravi']),
  channel('web', 'What customers see', ['maya', 'lena', 'priya', 'sam', 'tom']),
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
  return { id: `C01${name.toUpperCase()}`, name, topic, members: handles.map(personId) };
}

type About = { title: string; zone: keyof typeof zones; kind?: Person['kind'] };
