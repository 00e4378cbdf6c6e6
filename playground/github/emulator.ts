import { createEmulator } from 'emulate';
import { company, people, repositories, teams } from '../company.ts';
import { freePort } from '../free-port.ts';
import { developers } from './copilot/copilot-days.ts';

/** An object as GitHub writes it. */
export type Json = Readonly<Record<string, unknown>>;

export type Emulator = {
  /** Without a closing slash; its answers name their addresses below it. */
  readonly origin: string;
  /** By a person's id, as they stand in every list and payload. */
  readonly accounts: ReadonlyMap<string, Json>;
  readonly organisation: Json;
  /** By full name. */
  readonly repositories: ReadonlyMap<string, Json>;
  ask(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
};

/**
 * `emulate`, with our organisation, people, teams and repositories. It knows neither our clock nor what happened before a
 * restart, sends no `synchronize`, and sizes of pull requests are always 0 there: those are our own layer's, `serve.ts`.
 * Its ids follow the order of the company's lists, which therefore only grow at their ends: Muster remembers them.
 */
export async function openEmulator(): Promise<Emulator> {
  const emulator = await createEmulator({ service: 'github', port: await freePort(), seed: seed() });
  const origin = emulator.url;
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${origin}${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${INNER_TOKEN}` } });
  const read = async (path: string): Promise<unknown> => (await ask(path)).json();
  await makeTeams(ask);
  const members = (await read(`/orgs/${company.domain}/members?per_page=100`)) as readonly Json[];
  const shown = await Promise.all(
    repositories.map(async ({ fullName }) => [fullName, (await read(`/repos/${fullName}`)) as Json] as const),
  );
  return {
    ...{ origin, ask, repositories: new Map(shown) },
    accounts: new Map(people.map(({ id, handle }) => [id, members.find(({ login }) => login === handle) ?? {}])),
    organisation: (await read(`/orgs/${company.domain}`)) as Json,
    close: () => emulator.close(),
  };
}

/** Known to our layer only, which asks for another from outside. */
const INNER_TOKEN = 'muster-inside';

function seed() {
  const owner = company.domain;
  return {
    tokens: { [INNER_TOKEN]: { login: people[0]?.handle ?? '', scopes: ['repo', 'admin:org'] } },
    github: {
      users: people.map(({ handle: login, name }) => ({ login, name, email: `${login}@tidewater.example` })),
      orgs: [
        {
          ...{ login: owner, name: company.name },
          members: people.map(({ handle: login, kind }) => ({ login, role: kind === 'owner' ? 'admin' : 'member' })),
        },
      ],
      repos: repositories.map(({ fullName, about, language }) => ({
        ...{ owner, name: fullName.slice(owner.length + 1), description: about, language, auto_init: true },
      })),
    },
  };
}

async function makeTeams(ask: Emulator['ask']): Promise<void> {
  const org = `/orgs/${company.domain}/teams`;
  const all = teams.map(({ name, members }) => ({ name, members: people.filter(({ id }) => members.includes(id)) }));
  for (const { name, members } of [...all, developers]) {
    await ask(org, { method: 'POST', body: JSON.stringify({ name, privacy: 'closed' }) });
    for (const { handle } of members)
      await ask(`${org}/${name.toLowerCase()}/memberships/${handle}`, { method: 'PUT', body: '{"role":"member"}' });
  }
}
