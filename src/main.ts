import module from 'node:module';
import type { App } from './app.ts';
import { useBundle } from './platform/bundle/use-bundle.ts';
import { loadAsCommonJs } from './platform/load-as-commonjs.ts';

// Compiled code is kept between starts; a folder that can't be written only makes the start slower.
module.enableCompileCache();
if (!useBundle()) loadAsCommonJs(['drizzle-orm']);

const { ConfigError, readConfig } = await import('./platform/config.ts');

let app: App | null = null;
let stopping = false;
const stop = async (code: number) => {
  if (stopping) return;
  stopping = true;
  await app?.stop();
  process.exit(code);
};
const report = (error: unknown) => {
  if (app === null) process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  else app.report(error);
};
process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));
// Nobody waits for such a promise, so nothing hangs on it. Node would print it, secrets included, and die.
process.on('unhandledRejection', report);
// Memory may hold half of something; what is stored is whole, so a fresh start is the way out.
process.on('uncaughtException', (error) => {
  report(error);
  void stop(1);
});

try {
  const config = readConfig();
  // Late: a start that must stop says so at once, before a second of loading.
  const { createApp } = await import('./app.ts');
  app = createApp({ config });
  await app.start();
} catch (error) {
  // A start that a signal cut short has nothing to say.
  if (!stopping) {
    const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)];
    for (const line of lines) process.stderr.write(`${line}\n`);
    await stop(1);
  }
}
