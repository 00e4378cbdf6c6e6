import './follow-parent.ts';
import module from 'node:module';
import type { App } from '../../src/app.ts';
import { useBundle } from '../../src/platform/bundle/use-bundle.ts';
import { loadAsCommonJs } from '../../src/platform/load-as-commonjs.ts';
import { unpaced } from './unpaced.ts';

// Muster as src/main.ts starts it, with one difference: its clock is the playground's, told over the channel between the
// two processes. Nothing that can be set from outside leads here.
module.enableCompileCache();
if (!useBundle()) loadAsCommonJs(['drizzle-orm']);

const { ConfigError, readConfig } = await import('../../src/platform/config.ts');
const { followClock } = await import('./follow-clock.ts');

let app: App | null = null;
let stopping = false;
const stop = async (code: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await app?.stop();
  process.exit(code);
};
const report = (error: unknown): void => {
  if (app === null) process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  else app.report(error);
};
process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));
process.on('disconnect', () => void stop(0));
process.on('unhandledRejection', report);
process.on('uncaughtException', (error) => {
  report(error);
  void stop(1);
});

try {
  const followed = followClock(process);
  const config = readConfig();
  const { createApp } = await import('../../src/app.ts');
  const { clock, serve } = await followed;
  app = createApp({ config, clock, pacing: unpaced, lazyCommits: true });
  await app.start();
  serve(app);
} catch (error) {
  if (!stopping) {
    const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)];
    for (const line of lines) process.stderr.write(`${line}\n`);
    await stop(1);
  }
}
