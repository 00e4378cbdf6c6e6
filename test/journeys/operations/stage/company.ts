import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../fakes/slack/local-slack.ts';
import type { LocalSlackOptions } from '../../../fakes/slack/options.ts';
import { testDatabase } from '../../../support/database.ts';
import { type DatabaseLine, openDatabaseLine } from './database-line.ts';
import { type Muster, openMuster } from './muster.ts';

export type Company = {
  readonly slack: LocalSlack;
  /** Between Muster and its database. */
  readonly line: DatabaseLine;
  readonly sql: ReturnType<typeof testDatabase>['store']['sql'];
  /** Starts Muster; ended with the test. */
  open(env?: Readonly<Record<string, string>>): Promise<Muster>;
  /** The same, once it knows its workspace and everybody in it. */
  openKnown(env?: Readonly<Record<string, string>>): Promise<Muster>;
};

/** A database behind a network that can fail, and a Slack that can go away; new for each test of the file. */
export function company(options: LocalSlackOptions = {}): Company {
  const database = testDatabase();
  const musters: Muster[] = [];
  let slack: LocalSlack | null = null;
  let line: DatabaseLine | null = null;

  beforeEach(async () => {
    slack = await startLocalSlack(options);
    line = await openDatabaseLine(database.address);
  });
  afterEach(async () => {
    line?.heal();
    for (const muster of musters.splice(0)) await muster.stop();
    await line?.close();
    await slack?.close();
  });
  const present = <T>(thing: T | null): T => {
    if (thing === null) throw new Error('the company is there inside tests only');
    return thing;
  };
  const open: Company['open'] = async (env = {}) => {
    const address = env.DATABASE_URL === undefined ? present(line).address : null;
    const muster = await openMuster({ address, slack: present(slack), env });
    musters.push(muster);
    return muster;
  };
  return {
    get slack() {
      return present(slack);
    },
    get line() {
      return present(line);
    },
    get sql() {
      return database.store.sql;
    },
    open,
    async openKnown(env) {
      const muster = await open(env);
      const synced = () => expect(muster.logged('people.synced').length, muster.lines.join('')).toBe(1);
      await vi.waitFor(synced, { timeout: 10_000, interval: 20 });
      return muster;
    },
  };
}
