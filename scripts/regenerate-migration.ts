import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';

// Until the first release there is one migration; afterwards each change adds one with `npm run db:generate`.
rmSync('src/platform/store/migrations', { recursive: true, force: true });
execFileSync('npx', ['drizzle-kit', 'generate', '--name', 'first-light'], { stdio: 'inherit' });
