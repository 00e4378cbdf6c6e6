import { company } from './company.ts';
import { openPlayground, type Playground } from './open-playground.ts';
import { PAST_DAYS } from './past/span.ts';

/** `npm start` without Slack: opens the playground, says where, and ends on Ctrl-C. */
export async function runPlayground(): Promise<void> {
  const { PORT = '', DATA_DIR = '', DATABASE_URL = '', LOG_LEVEL = '', PLAYGROUND_DAYS = '' } = process.env;
  const port = Number(PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error('PORT should be a free TCP port from 0 to 65535; leave it out for 3000.');
    process.exit(1);
  }
  const days = Number(PLAYGROUND_DAYS || PAST_DAYS);
  if (!Number.isInteger(days) || (days !== 0 && days < 3) || days > 365) {
    console.error('PLAYGROUND_DAYS should be the days the company has behind it: 0, or 3 to 365; leave it out for 90.');
    process.exit(1);
  }
  console.log(`Starting Muster with a local Slack and ${company.name}, a made-up company…`);
  const playground = await open({
    ...{ port, dataDir: DATA_DIR || './data', databaseUrl: DATABASE_URL, logLevel: LOG_LEVEL || 'warn', days },
  });
  const isEnding = endOnSignal(playground);
  if (!(await playground.usable)) return;
  console.log(`\n  Muster's playground: http://localhost:${playground.port}/\n\n  Stop with Ctrl-C.`);
  if ((await playground.ready) && !isEnding()) console.log(`  ${company.name} is there.`);
}

async function open(options: Parameters<typeof openPlayground>[0]): Promise<Playground> {
  try {
    return await openPlayground(options);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const words = error instanceof Error ? error.message : String(error);
    console.error(
      taken
        ? `Port ${options.port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`
        : `The playground could not start: ${words}`,
    );
    process.exit(1);
  }
}

/** @returns whether it is ending */
function endOnSignal(playground: Playground): () => boolean {
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    await playground.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
  return () => ending;
}
