import { connect, type Socket } from 'node:net';

export type SlowSenders = {
  /** How long each socket that was closed by the server had lived, in milliseconds. */
  readonly lifetimes: readonly number[];
  readonly open: number;
  /** No new sockets; waits until the server has closed the last one. */
  end(): Promise<void>;
};

type Senders = { readonly port: number; readonly sockets: number; readonly everyMs: number };

/**
 * Keeps so many sockets open that send a byte every `everyMs` or nothing at all; whichever the server closes is opened
 * anew. In turn: a header that never ends, an unsigned body, a body with a signature in form, silence, and a connection
 * kept after a genuine answer.
 */
export function holdSlowly({ port, sockets, everyMs }: Senders): SlowSenders {
  const lifetimes: number[] = [];
  const open = new Set<Socket>();
  let ending = false;
  let told = () => {};

  const hold = (n: number) => {
    const { first, drips } = KINDS[n % KINDS.length] ?? SILENCE;
    const bornAt = performance.now();
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    open.add(socket);
    socket.on('connect', () => socket.write(first()));
    // The first byte at its own moment: a thousand at once would be a beat.
    const drip = drips ? setInterval(() => socket.write('a'), everyMs - (n % 100)) : undefined;
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(drip);
      open.delete(socket);
      lifetimes.push(performance.now() - bornAt);
      if (ending) told();
      // A pause, or it would be a flood of connections, which is another attack.
      else setTimeout(() => ending || hold(n), AGAIN_MS);
    });
    socket.resume();
  };
  for (let n = 0; n < sockets; n += 1) hold(n);

  return {
    lifetimes,
    get open() {
      return open.size;
    },
    async end() {
      ending = true;
      while (open.size > 0) {
        await new Promise<void>((resolve) => {
          told = resolve;
        });
      }
    },
  };
}

const AGAIN_MS = 1_000;

type Kind = { readonly first: () => string; readonly drips: boolean };

const POST = 'POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n';
const SILENCE: Kind = { first: () => '', drips: false };
const KINDS: readonly Kind[] = [
  { first: () => `${POST}X-Slow: `, drips: true },
  { first: () => `${POST}Content-Length: 1000\r\n\r\n`, drips: true },
  { first: () => `${POST}${inForm()}Content-Length: 100000\r\n\r\n`, drips: true },
  SILENCE,
  { first: () => 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n', drips: false },
];

function inForm(): string {
  return `X-Slack-Request-Timestamp: ${Math.floor(Date.now() / 1000)}\r\nX-Slack-Signature: v0=${'0'.repeat(64)}\r\n`;
}
