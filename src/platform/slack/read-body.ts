import type { IncomingMessage } from 'node:http';

/**
 * Collects a request's bytes, never more than `limit`.
 * @returns 'too-large' as soon as that is known, without reading on · 'gone' when the sender left before the end
 */
export function readBody(req: IncomingMessage, limit: number): Promise<Buffer | 'too-large' | 'gone'> {
  const declared = Number(req.headers['content-length'] ?? 0);
  if (declared > limit) return Promise.resolve('too-large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (result: Buffer | 'too-large' | 'gone') => {
      req.off('data', onData).off('end', onEnd).off('close', onGone).off('error', onGone);
      // A broken connection may still report an error, which nobody else would take.
      req.on('error', () => {});
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        req.pause();
        return settle('too-large');
      }
      chunks.push(chunk);
    };
    const onEnd = () => settle(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
    const onGone = () => settle('gone');
    req.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
  });
}
