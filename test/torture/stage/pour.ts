import { connect, type Socket } from 'node:net';

export type Poured = {
  /** Null when the connection was closed without an answer. */
  readonly status: number | null;
  /** From the first byte to the answer, or to the end without one, in milliseconds. */
  readonly ms: number;
  /** Bytes handed over until then; the two systems' buffers hold some of them. */
  readonly bytes: number;
};

/** Longer than any time-out of the server. */
const LIMIT_MS = 20_000;

/** Sends raw bytes, the body as fast as it is taken, until an answer comes or the connection ends. */
export function pour(port: number, head: string, body: Iterable<Buffer>): Promise<Poured> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const startedAt = performance.now();
  return new Promise((resolve) => {
    let received = '';
    let over = false;
    const finish = () => {
      if (over) return;
      over = true;
      const status = /^HTTP\/1\.1 (\d{3})/.exec(received)?.[1];
      resolve({
        status: status === undefined ? null : Number(status),
        ms: Math.round(performance.now() - startedAt),
        bytes: socket.bytesWritten,
      });
      socket.destroy();
    };
    socket.setTimeout(LIMIT_MS, finish);
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1');
      finish();
    });
    // A reset may overtake the answer: what has arrived is read first.
    socket.on('error', () => setTimeout(finish, 20));
    socket.on('close', finish);
    void write(socket, head, body);
  });
}

async function write(socket: Socket, head: string, body: Iterable<Buffer>): Promise<void> {
  socket.write(head);
  for (const piece of body) {
    if (socket.destroyed) return;
    if (!socket.write(piece)) await taken(socket);
  }
}

function taken(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}
