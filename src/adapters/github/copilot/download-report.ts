import type { z } from 'zod';
import { CodeHostError } from '../../../ports/outbound/code-host.ts';
import { isReportHost } from './report-host.ts';

type Download<T> = {
  /** Signed and short-lived: whoever has it can read the report, so it never reaches a log or an error. */
  readonly link: string;
  readonly apiUrl: string;
  readonly schema: z.ZodType<T>;
};

/** Largest file taken, in bytes. A row has about 10 kB, and GitHub splits large reports. */
const FILE_MAX = 64 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/**
 * The rows of one file, without credentials and without following it anywhere else. A row that can't be read is left out.
 * @throws CodeHostError 'unavailable', always: links are old after minutes, and fresh ones come with the next try
 */
export async function downloadReport<T>({ link, apiUrl, schema }: Download<T>): Promise<readonly T[]> {
  if (!isReportHost(link, apiUrl)) throw failed('its address isn’t one of GitHub’s');
  const rows = toRows(await read(link));
  return rows.flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}

async function read(link: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(link, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    // The cause names the address.
    throw failed('no answer came');
  }
  if (!response.ok) throw failed(`the answer was ${response.status}`);
  return readCapped(response);
}

async function readCapped(response: Response): Promise<string> {
  if (Number(response.headers.get('content-length') ?? 0) > FILE_MAX) throw failed('it is too large');
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  try {
    for await (const part of response.body ?? []) {
      size += part.byteLength;
      if (size > FILE_MAX) break;
      text += decoder.decode(part, { stream: true });
    }
  } catch {
    throw failed('it broke off');
  }
  if (size > FILE_MAX) throw failed('it is too large');
  return text + decoder.decode();
}

/** One JSON value a line; older files are one list, or one object, in whole. */
function toRows(text: string): readonly unknown[] {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return [];
  try {
    const whole: unknown = JSON.parse(trimmed);
    return Array.isArray(whole) ? whole : [whole];
  } catch {
    return trimmed.split('\n').flatMap((line) => {
      if (line.trim() === '') return [];
      try {
        return [JSON.parse(line) as unknown];
      } catch {
        throw failed('it can’t be read');
      }
    });
  }
}

function failed(why: string): CodeHostError {
  return new CodeHostError('unavailable', `A report on Copilot couldn’t be downloaded: ${why}.`);
}
