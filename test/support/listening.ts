import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach } from 'vitest';

/** A server on loopback for each test, and what it was asked with. */
export function listening(answer: Parameters<typeof createServer>[1] & object) {
  let server: Server | null = null;
  const seen: IncomingHttpHeaders[] = [];
  beforeEach(async () => {
    seen.length = 0;
    const made = createServer((request, response) => {
      seen.push(request.headers);
      answer(request, response);
    });
    server = made;
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server?.close();
    server?.closeAllConnections();
  });
  return {
    seen,
    get url() {
      const address = server?.address() as AddressInfo | null | undefined;
      return `http://127.0.0.1:${address?.port}`;
    },
  };
}
