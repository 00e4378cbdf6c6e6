/** Named places where torture runs let the process die as if the power went. */
export type CrashPoint =
  | 'receiver.verified'
  | 'inbox.stored'
  | 'inbox.claimed'
  | 'inbox.processed'
  | 'change.before-commit'
  | 'change.committed'
  | 'receiver.before-ack'
  | 'outbox.claimed'
  | 'outbox.request-sent'
  | 'outbox.reply-got'
  | 'outbox.marked'
  | 'schedule.claimed'
  | 'schedule.committed'
  | 'job.done';

let armed: { readonly point: string; left: number } | null = null;

/**
 * Arms one point.
 * @param setting `point` or `point:n` to die at the n-th pass (1 by default); null disarms. From `MUSTER_CRASH_AT`, which production refuses
 */
export function armCrashPoint(setting: string | null): void {
  const [point = '', nth = '1'] = setting?.split(':') ?? [];
  armed = setting === null ? null : { point, left: Number.parseInt(nth, 10) };
}

/** Dies here by SIGKILL when armed, so no handler can tidy up; does nothing otherwise. */
export function crashPoint(point: CrashPoint): void {
  if (armed?.point !== point) return;
  armed.left -= 1;
  if (armed.left <= 0) process.kill(process.pid, 'SIGKILL');
}
