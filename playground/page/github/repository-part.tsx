import { type ReactNode, useId, useState } from 'react';
import { writePullPlace } from '../../github/pull-place.ts';
import type { GitHubShown, PullShown } from '../../web/contract.ts';
import { momentWords } from '../time/day.ts';
import { nameOf, useScene } from '../world/context.ts';
import { useNow } from '../world/now.ts';
import { DeliveryList } from './delivery-list.tsx';
import { StatePill } from './state-pill.tsx';
import { useGitAct } from './use-git-act.ts';
import { reviewWords } from './words.ts';

type Repository = GitHubShown['repositories'][number];

type Parts = { readonly repository: Repository; readonly onOpen: () => void; readonly onPush: () => void };

/** One repository: what is open in it, and what can be begun. */
export function RepositoryPart({ repository, onOpen, onPush }: Parts): ReactNode {
  const id = useId();
  const { fullName, about, language, pulls, over: overCount, deployment, deliveries } = repository;
  const { act, busy } = useGitAct();
  const deploy = (state: 'success' | 'failure', words: string) => (
    <button
      type="button"
      className="button"
      aria-describedby={id}
      aria-disabled={busy !== null}
      onClick={() => void act({ kind: 'deploy', repository: fullName, state })}
    >
      {words}
    </button>
  );
  const isOpen = ({ state }: PullShown) => state === 'open' || state === 'draft';
  const open = pulls.filter(isOpen);
  const [isAll, showAll] = useState(false);
  const over = pulls.filter((pull) => !isOpen(pull));
  return (
    <section className="git-repository" aria-labelledby={id}>
      <header className="git-head">
        <div>
          <h2 id={id}>{fullName}</h2>
          <p>
            {about} · {language}
            {deployment !== null && <Deployed deployment={deployment} />}
          </p>
        </div>
        <div className="git-buttons">
          <button type="button" className="button" onClick={onPush} aria-describedby={id}>
            Push to main
          </button>
          <button type="button" className="button primary" onClick={onOpen} aria-describedby={id}>
            New pull request
          </button>
          <details className="git-rarer">
            <summary aria-describedby={id}>More</summary>
            <div className="git-buttons">
              {deploy('success', 'Deploy main')}
              {deploy('failure', 'Deploy main and fail')}
            </div>
          </details>
        </div>
      </header>
      {open.length === 0 ? (
        <p className="git-none">No open pull requests.</p>
      ) : (
        <ul className="git-pulls" aria-label={`Open pull requests of ${fullName}`}>
          {open.map((pull) => (
            <PullRow key={pull.number} pull={pull} />
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <button type="button" className="git-more" aria-expanded={isAll} onClick={() => showAll(!isAll)}>
          {isAll ? 'Hide' : 'Show'} {over.length < overCount ? `the latest ${over.length} of ${overCount}` : overCount}{' '}
          merged or closed
        </button>
      )}
      {isAll && (
        <ul className="git-pulls" aria-label={`Merged and closed pull requests of ${fullName}`}>
          {over.map((pull) => (
            <PullRow key={pull.number} pull={pull} />
          ))}
        </ul>
      )}
      {deliveries.length > 0 && <DeliveryList title="Webhooks about main" deliveries={deliveries} />}
    </section>
  );
}

function Deployed({ deployment }: { readonly deployment: NonNullable<Repository['deployment']> }): ReactNode {
  const { world, me } = useScene();
  const now = useNow(60_000);
  const { state, by, at } = deployment;
  const when = momentWords(new Date(at), { timeZone: me.timeZone, now });
  return ` · ${state === 'success' ? 'deployed' : 'failed to deploy'} by ${nameOf(world, by)}, ${when}`;
}

function PullRow({ pull }: { readonly pull: PullShown }): ReactNode {
  const { world, me, moves } = useScene();
  const now = useNow(60_000);
  const words = reviewWords(pull, world);
  const changed = momentWords(new Date(pull.updatedAt), { timeZone: me.timeZone, now });
  return (
    <li>
      <button type="button" className="git-pull" onClick={() => moves.go('github', writePullPlace(pull))}>
        <StatePill state={pull.state} />
        <span className="git-pull-words">
          <strong>{pull.title}</strong>
          <small>
            #{pull.number} by {nameOf(world, pull.by)}, changed {changed}
          </small>
        </span>
        {words !== '' && (
          <span className={pull.requested.includes(me.id) ? 'git-review mine' : 'git-review'}>{words}</span>
        )}
      </button>
    </li>
  );
}
