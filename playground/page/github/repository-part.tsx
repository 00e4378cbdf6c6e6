import { type ReactNode, useId, useState } from 'react';
import { writePullPlace } from '../../github/pull-place.ts';
import type { GitHubShown, PullShown } from '../../web/contract.ts';
import { momentWords } from '../time/day.ts';
import { nameOf, useScene } from '../world/context.ts';
import { useNow } from '../world/now.ts';
import { DeliveryList } from './delivery-list.tsx';
import { StatePill } from './state-pill.tsx';
import { reviewWords } from './words.ts';

type Repository = GitHubShown['repositories'][number];

type Parts = { readonly repository: Repository; readonly onOpen: () => void; readonly onPush: () => void };

/** One repository: what is open in it, and what can be begun. */
export function RepositoryPart({ repository, onOpen, onPush }: Parts): ReactNode {
  const id = useId();
  const { fullName, about, language, pulls, deliveries } = repository;
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
          </p>
        </div>
        <div className="git-buttons">
          <button type="button" className="button" onClick={onPush} aria-describedby={id}>
            Push to main
          </button>
          <button type="button" className="button primary" onClick={onOpen} aria-describedby={id}>
            New pull request
          </button>
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
          {isAll ? 'Hide' : 'Show'} {over.length} merged or closed
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
