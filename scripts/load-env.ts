import { existsSync } from 'node:fs';

// Not node's --env-file-if-exists: it prints a line when there is no .env, which is the usual case. What is set already wins.
if (existsSync('.env')) process.loadEnvFile('.env');
