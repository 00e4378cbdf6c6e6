import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Sql } from 'postgres';
import type { WorkspaceId } from '../../src/kit/ids.ts';
import { createVault } from '../../src/platform/vault/create-vault.ts';
import { changeSecretsWhile, listWrong, placeOf, plantSecrets } from '../platform/vault/change-secrets.ts';
import { countNonces } from '../platform/vault/nonces.ts';
import { startChild } from './stage/child.ts';
import { createDice } from './stage/dice.ts';
import { type Figure, figuresOf, type Torture } from './stage/figures.ts';
import { openGround } from './stage/ground.ts';
import { pause } from './stage/wait.ts';
import { inventTeams, peopleOf } from './stage/workspaces.ts';

const { holds, shown, zero } = figuresOf('vault');
/** Source: MUST-HOLD, check 45. */
const CHANGES_PER_SECOND = 100;

/** Nonces are used once (a second use would give both secrets away), and keys are changed while everybody works. */
export const vault: Torture = async ({ seed, short }) => {
  const sealings = short ? 50_000 : 1_000_000;
  const nonces = countNonces(sealings);
  return [
    holds('nonces used once', `${nonces}/${sealings}`, nonces === sealings),
    ...(await rotateUnderLoad(seed, short)),
  ];
};

async function rotateUnderLoad(seed: number, short: boolean): Promise<Figure[]> {
  const [k1, k2] = ['k1', 'k2'].map((id) => ({ id, key: randomBytes(32) })) as [Key, Key];
  const write = (...keys: readonly Key[]) => keys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
  const ground = await openGround({
    slack: { strict: false, people: peopleOf(inventTeams({ teams: 1, peopleEach: 3 })) },
  });
  try {
    const both = { ENCRYPTION_KEYS: write(k2, k1) };
    const muster = ground.launch(0, both);
    await muster.ready();
    const sql = await ground.knownDatabase();
    const workspaceId = (await sql`select id from workspaces`)[0]?.id as WorkspaceId;
    const [before, during, after] = [createVault([k1]), createVault([k2, k1]), createVault([k2])];
    const known = await plantSecrets(sql, { vault: before, workspaceId, count: short ? 2_000 : 20_000 });
    const backup = await sql<{ id: string; token: string }[]>`select id, token from connections`;
    const rotation = rotate({ seed, seconds: short ? 5 : 30, env: { ...both, DATA_DIR: ground.dataDir } });
    const startedAt = performance.now();
    const dueAt = (n: number) => startedAt + (n * 1_000) / CHANGES_PER_SECOND;
    const load = await changeSecretsWhile(
      { sql, vault: during, known, pause: (n) => pause(Math.max(0, dueAt(n) - performance.now())) },
      rotation,
    );
    const { kills, code, rowsPerSecond } = await rotation;
    const wrong = await listWrong(sql, after, known);
    const restored = backup.filter(({ id, token }) => opens(before, { id, workspaceId }, token)).length;
    const readable = backup.filter(({ id, token }) => opens(after, { id, workspaceId }, token)).length;
    return [
      shown('changes during the rotation', `${load.changes}, ${Math.round(load.changes / load.seconds)}/s`),
      zero('secrets that failed to open meanwhile', load.failures.length),
      holds('rotation killed, then to its end', `${kills} times, exit ${code}`, kills === 2 && code === 0),
      shown('encrypted anew by the last run', `${rowsPerSecond} rows/s`),
      zero('secrets not readable with the new key alone', wrong.length),
      zero('secrets left on the old key', await countOld(sql)),
      holds('of a backup, readable with the old key', `${restored}/${backup.length}`, restored === backup.length),
      zero('of a backup, readable with the new key alone', readable),
      holds('the process lives', muster.isAlive() ? 'yes' : 'no', muster.isAlive()),
    ];
  } finally {
    await ground.close();
  }
}

type Key = { readonly id: string; readonly key: Buffer };
type Rotation = {
  readonly seed: number;
  /** The load lasts as long at least. */
  readonly seconds: number;
  readonly env: Readonly<Record<string, string>>;
};

/** `npm run vault:rotate`, killed twice early on, then left alone. */
async function rotate({ seed, seconds, env }: Rotation) {
  const dice = createDice(seed);
  const endsAt = performance.now() + seconds * 1_000;
  let kills = 0;
  for (const _ of ['first', 'second']) {
    const { child } = startRotation(env);
    await pause(dice.between(600, 1_600));
    if (child.isAlive()) kills += 1;
    await child.end('SIGKILL');
  }
  const startedAt = performance.now();
  const { child, said } = startRotation(env);
  await child.exited;
  const rows = Number(/^(\d+) encrypted anew/.exec(said())?.[1] ?? 0);
  const rowsPerSecond = Math.round((rows * 1_000) / (performance.now() - startedAt));
  await pause(Math.max(0, endsAt - performance.now()));
  return { kills, code: child.process.exitCode, rowsPerSecond };
}

function startRotation(env: Rotation['env']) {
  let out = '';
  const child = startChild([process.execPath, ROTATE], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR ?? '', ...env },
  });
  child.process.stdout?.on('data', (bytes) => {
    out += bytes;
  });
  return { child, said: () => out };
}

function opens(
  by: ReturnType<typeof createVault>,
  at: { readonly id: string; readonly workspaceId: WorkspaceId },
  token: string,
): boolean {
  try {
    by.open(placeOf(at), token);
    return true;
  } catch {
    return false;
  }
}

async function countOld(sql: Sql): Promise<number> {
  return (await sql`select count(*)::int as n from connections where token like 'v1:k1:%'`)[0]?.n ?? -1;
}

const ROTATE = fileURLToPath(new URL('../../src/rotate-keys.ts', import.meta.url));
