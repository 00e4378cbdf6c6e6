import { copyFile, readFile, stat, truncate } from 'node:fs/promises';

/** The server's log is kept in two files of about this many bytes: `postgres.log` and the one before, `postgres.log.1`. */
export const LOG_MAX_BYTES = 2_000_000;

/**
 * Starts the log anew when it has grown too long. Works under a running server too: it appends, so after the cut it writes
 * at the beginning. Harmless when the file is missing.
 */
export async function rotateLog(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size < LOG_MAX_BYTES) return;
  await copyFile(file, `${file}.1`);
  await truncate(file);
}

/** The server's last complaint since `offset` (bytes), without its time and process number; null when it had none. */
export async function lastComplaint(file: string, offset: number): Promise<string | null> {
  const text = await readFile(file).then(
    (bytes) => bytes.subarray(offset).toString('utf8'),
    () => '',
  );
  const complaints = text.split('\n').filter((line) => COMPLAINT.test(line) && !TO_CLIENTS.test(line));
  return complaints.at(-1)?.replace(/^.*?\b(FATAL|PANIC):\s*/, '') ?? null;
}

const COMPLAINT = /\b(FATAL|PANIC):|error while loading/;
/** What clients are told who knock too early or too late says nothing about the server's trouble. */
const TO_CLIENTS = /the database system is|terminating connection/;
