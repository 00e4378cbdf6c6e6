import { defineConfig } from 'vitest/config';

/** Tests that read the repository only: no database, done in seconds, run by `npm run check` too. */
const ARCHITECTURE = ['test/architecture/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Only there to end what hangs: a busy machine may take many times as long as an idle one.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      // Nothing in them changes anything, so they share one thread and load the code once.
      {
        extends: true,
        test: { name: 'architecture', include: ARCHITECTURE, pool: 'threads', isolate: false, maxWorkers: 1 },
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
