import type { z } from 'zod';
import { CodeHostError, type HostPage, type PageAsk } from '../../ports/outbound/code-host.ts';
import { failureOf, refusalOf } from './failure-of.ts';
import { createGate, type Gate } from './gate.ts';
import { type GraphqlBody, graphqlBody, graphqlUrlOf, readData, saysLimited } from './graphql.ts';
import { type Hide, hideCredentials } from './hide-credentials.ts';
import { type Asker, openOctokit } from './open-octokit.ts';
import type { GitHubOptions } from './options.ts';
import type { Headers } from './wait-asked.ts';

export type Ask<T> = {
  /** `GET /repos/{owner}/{repo}/pulls`: the template, never filled in by hand. */
  readonly route: string;
  /** Fills the template; the rest becomes the query. */
  readonly params?: Readonly<Record<string, string | number | boolean | object>>;
  /** What the answer must look like; its output is what comes back. */
  readonly schema: z.ZodType<T>;
  /** Of an earlier answer to the same question: an unchanged one costs nothing. */
  readonly etag?: string | null;
  /** Another media type than GitHub's JSON. */
  readonly accept?: string;
  /** Of the interface, where the newest one is needed: `2026-03-10`. */
  readonly version?: string;
};

export type Answer<T> = {
  readonly kind: 'answer';
  readonly data: T;
  /** Where the next page begins, to be handed back as `cursor`; null on the last. */
  readonly next: string | null;
  readonly etag: string | null;
  readonly headers: Headers;
};

/** A question to GraphQL. */
export type Query<T> = {
  readonly query: string;
  readonly variables: Readonly<Record<string, string | number | null>>;
  /** What `data` must look like; parts the credentials may not see are null in it. */
  readonly schema: z.ZodType<T>;
};

export type Requester = {
  /** One request. */
  get<T>(ask: Ask<T>): Promise<Answer<T> | { readonly kind: 'unchanged' }>;
  /** One request whose answer always comes whole. */
  read<T>(ask: Omit<Ask<T>, 'etag'>): Promise<T>;
  /** One page of a list, 100 items unless `params` says otherwise. */
  page<T>(ask: Omit<Ask<readonly T[]>, 'etag'>, at: PageAsk): Promise<HostPage<T>>;
  /** Every page, one after another. */
  all<T>(ask: Omit<Ask<readonly T[]>, 'etag'>): Promise<readonly T[]>;
  /** A request that changes something; a second goes out a second later at the earliest. */
  send<T>(ask: Omit<Ask<T>, 'etag'>): Promise<T>;
  /** One question that changes nothing, where REST would take many. */
  query<T>(ask: Query<T>): Promise<T>;
  /** Where it asks: files that answers link to lie there or at the vendor's own places. */
  readonly apiUrl: string;
};

/**
 * The one way to GitHub's REST and GraphQL interfaces: one request at a time, none while GitHub asks to wait, every failure in the
 * port's words. Repeats nothing by itself.
 * @throws CodeHostError each method, always that
 */
export function createRequester(asker: Asker, options: GitHubOptions): Requester {
  const gate = createGate(options);
  const hide = hideCredentials(asker);
  let opening: ReturnType<typeof openOctokit> | null = null;

  async function ask<T>({ route, params, schema, ...more }: Ask<T>): Promise<Answer<T> | typeof UNCHANGED> {
    try {
      opening ??= openOctokit(asker, options.apiUrl);
      const octokit = await opening;
      const headers = headersOf(more);
      const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
      const response = await octokit.request(route, { ...params, headers, request: { signal } });
      gate.passed(response.headers);
      return read(route, schema, response);
    } catch (error) {
      if (error instanceof CodeHostError) throw error;
      const refusal = refusalOf(error, hide);
      if (refusal?.status === 304) return UNCHANGED;
      throw gate.limited(refusal) ?? failureOf(route, refusal, error);
    }
  }

  const requester: Requester = {
    apiUrl: options.apiUrl,
    get: (one) => gate.pass('read', () => ask(one)),
    read: async (one) => whole(await requester.get(one)),
    async page(one, { cursor, etag }) {
      const params = { per_page: PAGE, ...one.params, ...paramsOf(cursor) };
      const answer = await requester.get({ ...one, params, etag: etag ?? null });
      return answer.kind === 'unchanged'
        ? answer
        : { kind: 'page', items: answer.data, next: answer.next, etag: answer.etag };
    },
    async all<T>(one: Omit<Ask<readonly T[]>, 'etag'>) {
      const items: T[] = [];
      for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
        const page: HostPage<T> = await requester.page(one, { cursor });
        if (page.kind === 'unchanged') break;
        items.push(...page.items);
        cursor = page.next;
      }
      return items;
    },
    send: async (one) => whole(await gate.pass('write', () => ask(one))),
    query: (one) => gate.pass('read', () => query({ ask, gate, hide, apiUrl: options.apiUrl }, one)),
  };
  return requester;
}

type Asking = {
  readonly ask: (one: Ask<GraphqlBody>) => Promise<Answer<GraphqlBody> | typeof UNCHANGED>;
  readonly gate: Gate;
  readonly hide: Hide;
  readonly apiUrl: string;
};

async function query<T>({ ask, gate, hide, apiUrl }: Asking, { query: text, variables, schema }: Query<T>): Promise<T> {
  const params = { query: text, variables };
  const { data, headers } = wholeAnswer(
    await ask({ route: `POST ${graphqlUrlOf(apiUrl)}`, params, schema: graphqlBody }),
  );
  const limited = saysLimited(data) ? gate.limited({ status: 403, headers, message: 'rate limit' }) : null;
  if (limited !== null) throw limited;
  return readData(schema, data, hide);
}

function headersOf({ etag, accept, version }: Pick<Ask<unknown>, 'etag' | 'accept' | 'version'>) {
  return {
    ...(etag && { 'if-none-match': etag }),
    ...(accept && { accept }),
    ...(version && { 'x-github-api-version': version }),
  };
}

const UNCHANGED = { kind: 'unchanged' } as const;
/** Most items GitHub puts on a page. Source: GitHub, using pagination in the REST API. */
const PAGE = 100;
const TIMEOUT_MS = 30_000;

type Response = { readonly data: unknown; readonly headers: Headers };

function read<T>(route: string, schema: z.ZodType<T>, { data, headers }: Response): Answer<T> {
  const parsed = schema.safeParse(data);
  if (!parsed.success)
    throw new CodeHostError('unavailable', 'GitHub answered in a way Muster can’t read.', {
      cause: new Error(
        `${route}: ${parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ')}`,
      ),
    });
  const etag = typeof headers.etag === 'string' ? headers.etag : null;
  return { kind: 'answer', data: parsed.data, next: nextOf(headers.link), etag, headers };
}

function whole<T>(answer: Answer<T> | typeof UNCHANGED): T {
  return wholeAnswer(answer).data;
}

function wholeAnswer<T>(answer: Answer<T> | typeof UNCHANGED): Answer<T> {
  if (answer.kind === 'unchanged')
    throw new CodeHostError('unavailable', 'GitHub left out an answer that was asked for in full.');
  return answer;
}

/** The query of the next page's address, which is all that differs: lists go by number or by an opaque word. */
function nextOf(link: string | number | undefined): string | null {
  const address = /<([^>]+)>;[^,]*\brel="next"/.exec(String(link ?? ''))?.[1];
  return address === undefined || !URL.canParse(address) ? null : new URL(address).search.slice(1);
}

function paramsOf(cursor: string | null): Record<string, string> {
  return cursor === null ? {} : Object.fromEntries(new URLSearchParams(cursor));
}
