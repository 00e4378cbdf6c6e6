import { connect, type Socket } from 'node:net';

/**
 * A connection to a server's Unix socket that sends what one turn of the event loop wrote in one system call. The driver
 * writes each statement of a flight by itself, and each write wakes the server: a tenth of a command's processor time.
 * @param path of the socket itself, `/folder/.s.PGSQL.5432`
 */
export function openOneWriteSocket(path: string): Socket {
  const socket = connect(path);
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  let held = false;
  const send = () => {
    held = false;
    socket.uncork();
  };
  const hold = (...args: unknown[]): boolean => {
    if (!held) {
      held = true;
      socket.cork();
      // After this turn's promises, and after what the driver itself leaves for the end of the turn.
      process.nextTick(() => setImmediate(send));
    }
    return write(...args);
  };
  return Object.assign(socket, { write: hold });
}
