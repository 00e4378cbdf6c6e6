import type { GitWorld } from './git-world.ts';
import type { Describe } from './json/describe.ts';

type Eyes = { readonly world: GitWorld; readonly describe: Describe };

/** GitHub's other interface. */
export function answerGraphql(_eyes: Eyes, _asked: unknown): object {
  return { data: null, errors: [{ message: 'The local GitHub does not know this query.' }] };
}
