import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SentRequest } from '../web/contract.ts';

/** What was sent to Muster, kept over restarts so that messages can be explained later. */
export type SentRequests = {
  keep(request: SentRequest): void;
  /** By the `X-Request-ID` of its answer; null when it is forgotten. */
  findById(requestId: string): Promise<SentRequest | null>;
  /** By the path of the `response_url` that went along; null when it is forgotten. */
  findByAnswerPath(path: string): Promise<SentRequest | null>;
  /** By GitHub's id of a webhook, the last time it was sent; null when it is forgotten. */
  findByDelivery(guid: string): Promise<SentRequest | null>;
  close(): void;
};

/** When the file is longer, in bytes, it becomes the older one, whose forerunner goes: some thousand requests are kept. */
const FILE_MAX = 8_000_000;

/**
 * One JSON object a line. Nothing of it is held in memory: it is searched when somebody looks, which is seldom.
 * Signatures stand in it, the secret they are made with never does.
 */
export function openSentRequests(path: string): SentRequests {
  const older = `${path}.old`;
  mkdirSync(dirname(path), { recursive: true });
  let file = openSync(path, 'a', 0o600);
  let length = fstatSync(file).size;
  const find = async (word: string, isIt: (request: SentRequest) => boolean): Promise<SentRequest | null> => {
    for (const name of [path, older]) {
      const text = existsSync(name) ? await readFile(name, 'utf8') : '';
      const found = findLine(text, word, isIt);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    keep(request) {
      length += writeSync(file, `${JSON.stringify(request)}\n`);
      if (length < FILE_MAX) return;
      closeSync(file);
      renameSync(path, older);
      file = openSync(path, 'a', 0o600);
      length = 0;
    },
    findById: (requestId) => find(requestId, (request) => request.requestId === requestId),
    findByAnswerPath: (answerPath) => find(answerPath, (request) => addressOf(request)?.endsWith(answerPath) === true),
    findByDelivery: (guid) => find(guid, ({ headers }) => headers['x-github-delivery'] === guid),
    close: () => closeSync(file),
  };
}

/** The last line that holds the word and is the one. */
function findLine(text: string, word: string, isIt: (request: SentRequest) => boolean): SentRequest | null {
  for (let at = text.lastIndexOf(word); at !== -1; at = text.lastIndexOf(word, at - 1)) {
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at);
    const request = parse(text.slice(start, end === -1 ? undefined : end));
    if (request !== null && isIt(request)) return request;
    if (start === 0) return null;
    at = start;
  }
  return null;
}

function parse(line: string): SentRequest | null {
  try {
    return JSON.parse(line) as SentRequest;
  } catch {
    // Cut when the machine went off.
    return null;
  }
}

function addressOf({ body }: SentRequest): string | null {
  const address = (body as { readonly response_url?: unknown } | null)?.response_url;
  return typeof address === 'string' ? address : null;
}
