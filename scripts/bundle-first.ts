import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findBundle } from '../src/platform/bundle/find-bundle.ts';

// Run before the rest of a start. In a process of its own, whose memory goes with it; what it can't do, it says to nobody:
// Muster then runs from its sources.
if (findBundle() === null)
  spawnSync(process.execPath, [fileURLToPath(new URL('./bundle.ts', import.meta.url))], {
    stdio: 'ignore',
    timeout: 60_000,
  });
