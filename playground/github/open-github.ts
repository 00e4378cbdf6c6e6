import { createEmulator } from 'emulate';
import { company, people, repositories } from '../company.ts';
import { freePort } from '../free-port.ts';

export type GitHub = {
  /** Without a closing slash. */
  readonly origin: string;
  close(): Promise<void>;
};

/** The company's GitHub: `emulate` with an organisation, its members and its repositories. Nothing of it is kept. */
export async function openGitHub(): Promise<GitHub> {
  const owner = company.domain;
  const emulator = await createEmulator({
    service: 'github',
    port: await freePort(),
    seed: {
      github: {
        users: people.map(({ handle: login, name }) => ({ login, name })),
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
    },
  });
  return { origin: emulator.url, close: () => emulator.close() };
}
