import { Agent, type IncomingMessage, request } from 'node:http';

/** An HTTP answer, read to its end. */
export type HttpAnswer = {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
};

export type Posting = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** In milliseconds, from the sending to the end of the answer. */
  readonly patienceMs: number;
};

/** Nobody answered in time. */
export class TimeoutError extends Error {}

// The same few connections for everything that is sent: a new one for each deed would cost more than the deed.
const agent = new Agent({ keepAlive: true });

/**
 * Sends a body and reads the answer. Not `fetch`, which takes half a millisecond more of this process each time: a past
 * of some thousand deeds feels it.
 * @throws TimeoutError when the patience is over; other errors when nobody answers
 */
export function post(url: string, { headers, body, patienceMs }: Posting): Promise<HttpAnswer> {
  const bytes = Buffer.from(body);
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(bytes.length) };
    const sent = request(url, { agent, method: 'POST', headers: { ...headers, ...length } });
    const patience = setTimeout(() => sent.destroy(new TimeoutError()), patienceMs);
    sent.on('close', () => clearTimeout(patience));
    sent.on('error', reject);
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          ...{ status: response.statusCode ?? 0, headers: response.headers },
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.end(bytes);
  });
}
