import { connect, type Socket } from 'node:net';

export type WireAnswer = { readonly status: number; readonly head: string; readonly body: string };

export type Wire = {
  /** Sends one whole request; `done` is called once, with null when the connection broke first. */
  send(request: Buffer, done: (answer: WireAnswer | null) => void): void;
  readonly open: number;
  readonly waiting: number;
  close(): void;
};

type Line = {
  readonly socket: Socket;
  freeSince: number;
  received: Buffer;
  done: ((answer: WireAnswer | null) => void) | null;
};

/**
 * HTTP/1.1 over kept connections with next to no cost of its own: on a small machine a full client would eat the
 * processor that is being measured.
 */
export function openWire({ port, most }: { port: number; most: number }): Wire {
  const lines = new Set<Line>();
  const free: Line[] = [];
  const queue: { request: Buffer; done: (answer: WireAnswer | null) => void }[] = [];

  function openLine(): Line {
    const line: Line = {
      socket: connect({ host: '127.0.0.1', port, noDelay: true }),
      freeSince: 0,
      received: EMPTY,
      done: null,
    };
    lines.add(line);
    const drop = () => {
      if (!lines.delete(line)) return;
      const at = free.indexOf(line);
      if (at >= 0) free.splice(at, 1);
      const { done } = line;
      line.done = null;
      done?.(null);
      next();
    };
    line.socket.on('data', (data: Buffer) => receive(line, data));
    line.socket.on('close', drop);
    line.socket.on('error', drop);
    return line;
  }

  function receive(line: Line, data: Buffer): void {
    line.received = line.received.length === 0 ? data : Buffer.concat([line.received, data]);
    const answer = parse(line.received);
    if (answer === null) return;
    line.received = EMPTY;
    const { done } = line;
    line.done = null;
    if (/\r\nconnection: close/i.test(answer.head)) {
      lines.delete(line);
      line.socket.destroy();
    } else {
      line.freeSince = performance.now();
      free.push(line);
    }
    done?.(answer);
    next();
  }

  /** The warmest connection; those idle so long that the other side may be closing them are given up. */
  function take(): Line | undefined {
    for (let line = free.pop(); line !== undefined; line = free.pop()) {
      if (performance.now() - line.freeSince < IDLE_MAX_MS) return line;
      lines.delete(line);
      line.socket.destroy();
    }
    return lines.size < most ? openLine() : undefined;
  }

  function next(): void {
    while (queue.length > 0) {
      const line = take();
      if (line === undefined) return;
      const waiting = queue.shift();
      if (waiting !== undefined) write(line, waiting.request, waiting.done);
    }
  }

  return {
    send(request, done) {
      const line = queue.length > 0 ? undefined : take();
      if (line === undefined) queue.push({ request, done });
      else write(line, request, done);
    },
    get open() {
      return lines.size;
    },
    get waiting() {
      return queue.length;
    },
    close() {
      for (const { socket } of lines) socket.destroy();
    },
  };
}

function write(line: Line, request: Buffer, done: (answer: WireAnswer | null) => void): void {
  line.done = done;
  line.socket.write(request);
}

/** Muster closes connections that were idle for 10 s, as most servers do after a while. */
const IDLE_MAX_MS = 8_000;
const EMPTY = Buffer.alloc(0);
const HEAD_END = Buffer.from('\r\n\r\n');

/** @returns null while it isn't whole */
function parse(data: Buffer): WireAnswer | null {
  const headEnd = data.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const head = data.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const start = headEnd + 4;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const end = start + Number(length);
    return data.length < end ? null : { status, head, body: data.toString('utf8', start, end) };
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return { status, head, body: '' };
  const rest = data.toString('utf8', start);
  return rest.endsWith('0\r\n\r\n') ? { status, head, body: rest } : null;
}
