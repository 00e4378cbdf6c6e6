import { readPullPlace } from '../../github/pull-place.ts';
import type { GitHubShown, PullShown } from '../../web/contract.ts';
import { look } from '../world/ask.ts';
import { useScene } from '../world/context.ts';
import { useLive } from '../world/live.ts';

/** The company's GitHub, the same for everybody; null until it is known. */
export function useGitHub(): GitHubShown | null {
  const { me } = useScene();
  return useLive<GitHubShown>(() => look('github', { as: me.id }), {
    ...{ key: 'github', keeps: true },
    is: ({ kind }) => kind === 'github',
  });
}

/** How many pull requests wait for this person's review. */
export function useAskedCount(): number {
  const { me } = useScene();
  const pulls = useGitHub()?.repositories.flatMap((one) => one.pulls) ?? [];
  return pulls.filter(({ state, requested }) => state === 'open' && requested.includes(me.id)).length;
}

/** @param place as the page's address has it: `1.14` */
export function findPull({ repositories }: GitHubShown, place: string | null): PullShown | null {
  const at = readPullPlace(place);
  const all = repositories.flatMap(({ pulls }) => pulls);
  return all.find(({ repository, number }) => repository === at?.repository && number === at.number) ?? null;
}
