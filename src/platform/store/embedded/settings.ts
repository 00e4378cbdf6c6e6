import { platform } from 'node:os';

export type Listening = { readonly port: number; readonly socketDir: string };

/**
 * PostgreSQL's settings, as `name=value`, given on its command line: an upgrade of Muster brings its own, and no file in the
 * cluster can switch safety off. Sized for a small machine: idle, the server takes about 25 MB.
 */
export function serverArguments(listening: Listening): string[] {
  const all = { ...SAFETY, ...MEMORY, ...BACKGROUND, ...LOG, ...whereToListen(listening) };
  return Object.entries(all).map(([name, value]) => `${name}=${value}`);
}

/** What was answered as saved stays saved, whatever dies. */
const SAFETY = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', restart_after_crash: 'on' };

const MEMORY = {
  shared_buffers: '16MB',
  effective_cache_size: '128MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  autovacuum_work_mem: '8MB',
  wal_buffers: '2MB',
  huge_pages: 'off',
  jit: 'off',
  // Two replicas with pools of 50 each, their supervisors, and the three seats PostgreSQL keeps back.
  max_connections: '120',
  // A server without replicas and parallel queries needs none of the processes and slots for them.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_replication_slots: '0',
  max_logical_replication_workers: '0',
  max_worker_processes: '2',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  autovacuum_worker_slots: '2',
  autovacuum_max_workers: '1',
  io_method: 'sync',
};

const BACKGROUND = {
  max_wal_size: '256MB',
  min_wal_size: '64MB',
  // A statement of a Muster that was killed must not hold its locks until it ends by itself.
  client_connection_check_interval: '2s',
  timezone: 'UTC',
};

/**
 * Failed statements are Muster's to log, without the people's words in them; the server keeps to its own life:
 * starts, stops, crashes. So the file grows by a few lines a start and never by traffic.
 */
const LOG = {
  logging_collector: 'off',
  log_destination: 'stderr',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_connections: '',
  log_disconnections: 'off',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_autovacuum_min_duration: '-1',
  log_lock_waits: 'off',
  log_temp_files: '-1',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
};

function whereToListen({ port, socketDir }: Listening): Record<string, string> {
  if (platform() === 'win32') return { port: `${port}`, listen_addresses: '127.0.0.1' };
  return {
    port: `${port}`,
    listen_addresses: '',
    // The setting is a list: quotes keep a comma or a space in the path a part of it.
    unix_socket_directories: `"${socketDir}"`,
    unix_socket_permissions: '0700',
  };
}
