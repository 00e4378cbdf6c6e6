import module from 'node:module';
import type { App } from './app.ts';

// Compiled code is kept between starts; a folder that can't be written only makes the start slower.
module.enableCompileCache();

const { ConfigError, readConfig } = await import('./platform/config.ts');

let app: App | null = null;
let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await app?.stop();
  process.exit(0);
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

try {
  const config = readConfig();
  // Late: a start that must stop says so at once, before a second of loading.
  const { createApp } = await import('./app.ts');
  app = createApp({ config });
  await app.start();
} catch (error) {
  const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  await app?.stop();
  process.exit(1);
}
