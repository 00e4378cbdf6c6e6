import type { IncomingMessage, ServerResponse } from 'node:http';

const BODY_MAX = 4_000_000;

/** The whole body as text. @throws when it is longer than Slack would take */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > BODY_MAX) reject(new Error('the body is too large'));
      else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString()));
    request.on('error', reject);
  });
}

/** The arguments of a call: a form, JSON, or the query of the address. */
export function argsOf(request: IncomingMessage, body: string, query: URLSearchParams): Record<string, unknown> {
  const type = request.headers['content-type'] ?? '';
  const fromQuery = Object.fromEntries(query);
  if (!type.startsWith('application/json')) return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body)) };
  try {
    const parsed: unknown = JSON.parse(body === '' ? '{}' : body);
    return typeof parsed === 'object' && parsed !== null ? { ...fromQuery, ...parsed } : fromQuery;
  } catch {
    return fromQuery;
  }
}

export function sendJson(
  response: ServerResponse,
  body: unknown,
  more: { status?: number; headers?: Record<string, string> } = {},
): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(more.status ?? 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': text.length,
    ...more.headers,
  });
  response.end(text);
}
