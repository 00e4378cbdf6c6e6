import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startLocalSlack } from './local-slack.ts';
import type { LocalSlackOptions } from './options.ts';

/**
 * The local Slack as a process of its own, so that its journal outlives whoever is being killed:
 * `node test/fakes/slack/server.ts --port 0 --journal file.jsonl [--lenient] [--lean] [--any-token] [--any-trigger]
 * [--options '{"limits":{…}}']`, `--options -` for standard input. Prints `{"port":…,"url":…}` once it listens and ends on SIGTERM.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    journal: { type: 'string' },
    lenient: { type: 'boolean', default: false },
    lean: { type: 'boolean', default: false },
    'any-token': { type: 'boolean', default: false },
    'any-trigger': { type: 'boolean', default: false },
    options: { type: 'string', default: '{}' },
  },
});

const more: LocalSlackOptions = JSON.parse(values.options === '-' ? readFileSync(0, 'utf8') : values.options);
const slack = await startLocalSlack({
  port: Number(values.port),
  strict: !values.lenient,
  lean: values.lean,
  anyToken: values['any-token'],
  anyTrigger: values['any-trigger'],
  ...(values.journal === undefined ? {} : { journalFile: values.journal }),
  ...more,
});
console.log(JSON.stringify({ port: slack.port, url: slack.url }));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void slack.close().then(() => process.exit(0));
  });
}
