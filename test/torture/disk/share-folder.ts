import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedded } from '../../../src/platform/store/embedded/open-embedded.ts';
import { run } from '../../journeys/operations/stage/process.ts';
import { silentLog } from '../../support/silent-log.ts';
import { findServer } from '../stage/database.ts';
import { createDriver } from '../stage/driver.ts';
import { type Figure, figuresOf } from '../stage/figures.ts';
import { type Ground, openGround } from '../stage/ground.ts';
import { judgeRoom } from '../stage/verdict.ts';
import { verdictFigures } from '../stage/verdict-figures.ts';
import { inventTeams, peopleOf } from '../stage/workspaces.ts';
import { settingsOf } from './settings.ts';

const NAME = 'disk';
const { holds } = figuresOf(NAME);

/** A second Muster joins the first one's database; what isn't ours is refused in one line. Nobody's rows suffer. */
export async function shareFolder(): Promise<Figure[]> {
  const teams = inventTeams({ teams: 1, peopleEach: 8 });
  const ground = await openGround({ slack: { strict: false, anyTrigger: true, people: peopleOf(teams) } });
  try {
    const one = ground.launch(0);
    await one.ready();
    const sql = await ground.knownDatabase();
    const driver = createDriver(teams[0]?.users ?? []);
    for (let n = 0; n < 5; n += 1) await driver.type(one.url);
    const server = await findServer(ground.dataDir);
    const two = ground.launch(1);
    const joinMs = Math.round(await two.ready());
    for (let n = 0; n < 5; n += 1) await driver.type(two.url);
    await one.end('SIGTERM');
    await driver.type(two.url);
    const joined = (await findServer(ground.dataDir)) === server && driver.acknowledged.size === 11;
    const lines = [await refuseForeignServer(ground)];
    const verdict = await judgeRoom({ sql, slack: ground.slack, driver, limitMs: 60_000 });
    await sql.end();
    await two.end('SIGTERM');
    lines.push(await refuseOtherVersion(ground), await refuseStrangeFolder(ground));
    return [
      holds('second process on the folder', `joined in ${joinMs} ms, ${driver.acknowledged.size}/11 served`, joined),
      ...lines,
      ...verdictFigures(NAME, verdict, 'shared folder: '),
    ];
  } finally {
    await ground.close();
  }
}

/** The folder's file names another server's place, as after a careless copy. */
async function refuseForeignServer(ground: Ground): Promise<Figure> {
  const elsewhere = await openEmbedded({ dataDir: `${ground.dataDir}-elsewhere`, log: silentLog });
  const file = join(ground.dataDir, 'postgres', 'postmaster.pid');
  const honest = readFileSync(file, 'utf8');
  const lines = honest.split('\n');
  lines[4] = elsewhere.connection.host;
  writeFileSync(file, lines.join('\n'));
  try {
    return await refuse("another folder's server", ground, ground.dataDir);
  } finally {
    writeFileSync(file, honest);
    await elsewhere.stop();
  }
}

async function refuseOtherVersion(ground: Ground): Promise<Figure> {
  const file = join(ground.dataDir, 'postgres', 'PG_VERSION');
  const honest = readFileSync(file, 'utf8');
  writeFileSync(file, '17\n');
  const figure = await refuse('data of another version', ground, ground.dataDir);
  writeFileSync(file, honest);
  return figure;
}

async function refuseStrangeFolder(ground: Ground): Promise<Figure> {
  const folder = `${ground.dataDir}-letters`;
  const letter = join(folder, 'postgres', 'letter.txt');
  mkdirSync(join(folder, 'postgres'), { recursive: true });
  writeFileSync(letter, 'dear diary');
  const figure = await refuse('a folder with something else', ground, folder);
  return readFileSync(letter, 'utf8') === 'dear diary' ? figure : { ...figure, holds: false };
}

async function refuse(what: string, { slack }: Ground, dataDir: string): Promise<Figure> {
  const { code, err } = await run('src/main.ts', settingsOf(slack.url, dataDir));
  return holds(`refused: ${what}`, err.trim().replaceAll(dataDir, 'DATA'), code === 1 && /^[^\n]{20,}\n$/.test(err));
}
