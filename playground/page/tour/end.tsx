import type { ReactNode } from 'react';
import { writePullPlace } from '../../github/pull-place.ts';
import type { GitHubShown, PullShown } from '../../web/contract.ts';
import { useGitHub } from '../github/use-github.ts';
import { nameOf, useScene } from '../world/context.ts';
import { changeTour, restartTour } from './tour-state.ts';

/** What stands after the last step: where to go from here. */
export function End(): ReactNode {
  const { world, moves } = useScene();
  const github = useGitHub();
  const ready = github === null ? null : findReady(github);
  const show = ({ pull }: Ready) => {
    moves.switchTo(pull.by);
    moves.go('github', writePullPlace(pull));
  };
  const first = (id: string) => nameOf(world, id).split(' ')[0];
  return (
    <>
      <div className="tour-said" role="status">
        <h2>That’s it</h2>
        <p>
          You have seen the heart of it. Move the clock to see what Muster does by itself, or type{' '}
          <code className="word">/task help</code>.
          {ready !== null &&
            ` Or merge ${first(ready.pull.by)}’s pull request, say as ${first(ready.pull.by)} whether AI helped, and guess as ${first(ready.reviewer)}.`}
        </p>
      </div>
      <div className="tour-deeds">
        {ready !== null && (
          <button type="button" className="stage-button primary" onClick={() => show(ready)}>
            Show it
          </button>
        )}
        <button
          type="button"
          className={ready === null ? 'stage-button primary' : 'stage-button'}
          onClick={() => changeTour({ look: 'closed' })}
        >
          Close
        </button>
        <button type="button" className="stage-button" onClick={restartTour}>
          Once more
        </button>
      </div>
    </>
  );
}

type Ready = { readonly pull: PullShown; readonly reviewer: string };

/** Open, approved, and nobody is asked any more. */
function findReady({ repositories }: GitHubShown): Ready | null {
  for (const pull of repositories.flatMap(({ pulls }) => pulls)) {
    const reviewer = pull.story.findLast(({ kind }) => kind === 'approved')?.by;
    const isWanting = pull.story.some(({ kind }) => kind === 'changes') || pull.requested.length > 0;
    if (pull.state === 'open' && reviewer !== undefined && !isWanting) return { pull, reviewer };
  }
  return null;
}
