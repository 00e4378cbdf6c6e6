import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export type WebSocketPeer = {
  send(text: string): void;
  ping(): void;
  /** The polite end. */
  close(code: number): void;
  /** The line goes dead. */
  drop(): void;
};

type Listeners = { onText: (text: string) => void; onGone: () => void };

/**
 * The server's side of one WebSocket (RFC 6455), as much as Socket Mode needs: text, ping, pong, close, fragments.
 * @returns null when the request is no proper upgrade; the socket is closed then
 */
export function acceptWebSocket(request: IncomingMessage, socket: Duplex, listeners: Listeners): WebSocketPeer | null {
  const key = request.headers['sec-websocket-key'];
  if (request.headers.upgrade?.toLowerCase() !== 'websocket' || key === undefined) {
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    return null;
  }
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
  );
  const write = (opcode: number, data: Buffer) => {
    if (!socket.destroyed) socket.write(frame(opcode, data));
  };
  let pending: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let read = readFrame(pending); read !== null; read = readFrame(pending)) {
      pending = read.rest;
      if (read.opcode === CLOSE) {
        write(CLOSE, read.data);
        socket.end();
      } else if (read.opcode === PING) write(PONG, read.data);
      else if (read.opcode === TEXT || read.opcode === CONTINUATION) {
        parts.push(read.data);
        if (!read.last) continue;
        listeners.onText(Buffer.concat(parts).toString());
        parts = [];
      }
    }
  });
  socket.on('close', listeners.onGone);
  socket.on('error', () => socket.destroy());
  return {
    send: (text) => write(TEXT, Buffer.from(text)),
    ping: () => write(PING, Buffer.from('muster')),
    close(code) {
      const data = Buffer.alloc(2);
      data.writeUInt16BE(code);
      write(CLOSE, data);
    },
    drop: () => socket.destroy(),
  };
}

const CONTINUATION = 0x0;
const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

function frame(opcode: number, data: Buffer): Buffer {
  const { length } = data;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (length < 126) head[1] = length;
  else if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, data]);
}

type Frame = { opcode: number; last: boolean; data: Buffer; rest: Buffer };

/** The first whole frame, or null while it is still arriving. Clients always mask. */
function readFrame(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1) & 0x7f;
  const masked = (bytes.readUInt8(1) & 0x80) !== 0;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const dataAt = 2 + extra + (masked ? 4 : 0);
  if (bytes.length < dataAt) return null;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < dataAt + length) return null;
  const data = Buffer.from(bytes.subarray(dataAt, dataAt + length));
  if (masked) {
    const mask = bytes.subarray(dataAt - 4, dataAt);
    for (let i = 0; i < data.length; i += 1) data.writeUInt8(data.readUInt8(i) ^ mask.readUInt8(i % 4), i);
  }
  return {
    opcode: bytes.readUInt8(0) & 0x0f,
    last: (bytes.readUInt8(0) & 0x80) !== 0,
    data,
    rest: bytes.subarray(dataAt + length),
  };
}
