import type { IncomingMessage } from 'node:http';

/** Room for bytes, shared by everybody who reads at the same time. */
export type ByteRoom = { take(bytes: number): boolean; give(bytes: number): void };

/** @param bytes how many may be taken at a time, all together */
export function createByteRoom(bytes: number): ByteRoom {
  let free = bytes;
  return {
    take(wanted) {
      if (wanted > free) return false;
      free -= wanted;
      return true;
    },
    give(back) {
      free += back;
    },
  };
}

/** What each may hold without asking for room: commands and most clicks stay below, so a flood of large bodies can't keep them out. */
const FREE_BYTES = 16 * 1024;

export type BodyLimits = { readonly limit: number; readonly room: ByteRoom };

/** `too-large`: as soon as that is known, without reading on · `no-room`: others hold too much just now · `gone`: the sender left before the end. */
export type Unread = 'too-large' | 'no-room' | 'gone';

/** Collects a request's bytes into one piece, never more than `limit`. */
export async function readBody(req: IncomingMessage, limits: BodyLimits): Promise<Buffer | Unread> {
  const pieces = await readPieces(req, limits);
  if (typeof pieces === 'string') return pieces;
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
}

/** The same in the pieces it came in: joining the largest would hold them twice. */
export function readPieces(req: IncomingMessage, { limit, room }: BodyLimits): Promise<readonly Buffer[] | Unread> {
  const declared = Number(req.headers['content-length'] ?? 0);
  if (declared > limit) return Promise.resolve('too-large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let taken = 0;
    const settle = (result: readonly Buffer[] | Unread) => {
      room.give(taken);
      req.off('data', onData).off('end', onEnd).off('close', onGone).off('error', onGone);
      // A broken connection may still report an error, which nobody else would take.
      req.on('error', () => {});
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      const wanted = Math.max(0, size - FREE_BYTES) - taken;
      const problem = size > limit ? 'too-large' : wanted > 0 && !room.take(wanted) ? 'no-room' : null;
      if (problem !== null) {
        req.pause();
        return settle(problem);
      }
      taken += wanted > 0 ? wanted : 0;
      chunks.push(chunk);
    };
    const onEnd = () => settle(chunks);
    const onGone = () => settle('gone');
    req.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
  });
}
