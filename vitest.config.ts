import { defineConfig } from 'vitest/config';

/** Tests that read the repository only: no database, done in seconds, run by `npm run check` too. */
const ARCHITECTURE = ['test/architecture/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'architecture', include: ARCHITECTURE } },
      {
        extends: true,
        test: {
          name: 'muster',
          include: ['test/**/*.test.ts'],
          exclude: ARCHITECTURE,
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
});
