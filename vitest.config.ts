import { defineConfig } from 'vitest/config';

/** Tests that read the repository only: no database, done in seconds, run by `npm run check` too. */
const ARCHITECTURE = ['test/architecture/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    // A worker loads the code once for all its files: nothing in it keeps state between them, and loading took half a run.
    isolate: false,
    // Tests wait for databases and processes half of their time.
    maxWorkers: 3,
    // Only there to end what hangs: a busy machine may take many times as long as an idle one.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      // Nothing in them changes anything, so they share one thread and load the code once.
      {
        extends: true,
        test: { name: 'architecture', include: ARCHITECTURE, pool: 'threads', maxWorkers: 1 },
      },
      {
        extends: true,
        test: {
          name: 'muster',
          sequence: { groupOrder: 1 },
          include: ['test/**/*.test.ts'],
          exclude: ARCHITECTURE,
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
});
