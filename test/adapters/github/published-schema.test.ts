import { validate } from '@octokit/graphql-schema';
import { expect, it } from 'vitest';
import { readHistory } from '../../../src/adapters/github/history/read-history.ts';
import { listDeployments } from '../../../src/adapters/github/list-deployments.ts';
import type { Requester } from '../../../src/adapters/github/request.ts';

const faults = (query: string) => validate(query).map(({ message }) => message);

/** The local GitHub knows questions by the fields they name alone; whether GitHub would take them is checked here. */
it('everything asked of GraphQL is in words that GitHub’s published schema knows', async () => {
  const asked: string[] = [];
  const requester = {
    query: async ({ query }: { readonly query: string }) => {
      asked.push(query);
      throw new Error('not answered');
    },
  } as Partial<Requester> as Requester;
  const questions = [
    readHistory(requester).readHistory('acme/web', { cursor: null, size: 25 }),
    listDeployments(requester).listDeployments('acme/web', { cursor: null }),
  ];
  await Promise.allSettled(questions);

  expect(asked.map((query) => /query (\w+)/.exec(query)?.[1])).toEqual(['PullRequestHistory', 'Deployments']);
  expect(asked.flatMap(faults)).toEqual([]);
  // It would say so.
  expect(faults(asked[0]?.replace('isDraft', 'isDrafty') ?? '')).toEqual([expect.stringContaining('isDrafty')]);
});
