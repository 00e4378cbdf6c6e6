import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import type { Needs } from './initialise.ts';
import { asWords, type Command, TOOL_ENVIRONMENT } from './run-tool.ts';
import { type Listening, serverArguments } from './settings.ts';
import { makeSocketFolder } from './socket-folder.ts';

export type Launched = {
  /** Why the server is certainly gone; null while it may live. */
  whyGone(): string | null;
};

/** The socket's name needs a number, which then means nothing; PostgreSQL's own. */
const SOCKET_PORT = 5432;

/** Where the next server will listen. Windows: a port nobody uses; else a folder that is ours alone. */
export async function chooseListening({ layout, runAs }: Needs): Promise<Listening> {
  if (platform() === 'win32') return { port: await findFreePort(), socketDir: '' };
  return { port: SOCKET_PORT, socketDir: await makeSocketFolder(layout.hash, runAs) };
}

/** Starts the server in a session of its own, where signals meant for us don't reach it, and doesn't wait for it. */
export function launch(needs: Needs, listening: Listening): Launched {
  const log = openSync(needs.layout.log, 'a', 0o600);
  const command = platform() === 'win32' ? windowsCommand(needs, listening) : unixCommand(needs, listening);
  const [file, args] = asWords(command);
  const stdio: ['ignore', number, number] = ['ignore', log, log];
  const where = { cwd: command.cwd, env: TOOL_ENVIRONMENT, detached: true, windowsHide: true };
  const child = spawn(file, args, { ...where, stdio, ...needs.runAs.user });
  closeSync(log);
  child.unref();
  let gone: string | null = null;
  child.once('error', (error) => {
    gone = error.message;
  });
  child.once('exit', (exitCode, signal) => {
    const launcherIsDone = platform() === 'win32' && exitCode === 0;
    if (!launcherIsDone) gone = `it ended with ${signal ?? exitCode}`;
  });
  return { whyGone: () => gone };
}

function unixCommand({ binaries, layout, runAs }: Needs, listening: Listening): Command {
  const args = ['-D', layout.cluster, ...asArguments(serverArguments(listening))];
  return { file: binaries.postgres, args, cwd: layout.cluster, runAs };
}

/** PostgreSQL refuses an administrator's rights on Windows; pg_ctl takes them off. Not tried out by the authors. */
function windowsCommand({ binaries, layout }: Needs, listening: Listening): Command {
  const options = serverArguments(listening).map((setting) => `-c "${setting}"`);
  const args = ['start', '-W', '-D', layout.cluster, '-l', layout.log, '-o', options.join(' ')];
  return { file: binaries.pgCtl, args, cwd: layout.cluster };
}

function asArguments(settings: readonly string[]): string[] {
  return settings.flatMap((setting) => ['-c', setting]);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
