import { type ReactNode, useEffect, useRef } from 'react';
import type { PullShown } from '../../web/contract.ts';
import { TopBar } from '../frame/top-bar.tsx';
import { IconButton } from '../icon-button.tsx';
import { nameOf, useScene } from '../world/context.ts';
import { DeliveryList } from './delivery-list.tsx';
import { PullActions } from './pull-actions.tsx';
import { ReviewForm } from './review-form.tsx';
import { StatePill } from './state-pill.tsx';
import { Story } from './story.tsx';
import { checkWords, linesWords, reviewWords } from './words.ts';

/** One pull request: its story, and what one can do with it. */
export function PullView({ pull }: { readonly pull: PullShown }): ReactNode {
  const { world, moves } = useScene();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What was pressed to come here is gone.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const isOpen = pull.state === 'open' || pull.state === 'draft';
  const words = reviewWords(pull, world);
  return (
    <>
      <TopBar>
        <IconButton name="back" label="All repositories" onPress={() => moves.go('github')} />
        <div className="title">
          <h1 ref={heading} tabIndex={-1}>
            {pull.title}
          </h1>
          <p>
            {pull.repository}#{pull.number} by {nameOf(world, pull.by)}
          </p>
        </div>
      </TopBar>
      <section className="git" data-region aria-label={`Pull request ${pull.number}`}>
        <p className="git-facts">
          <StatePill state={pull.state} />
          {words !== '' && <span>{words}</span>}
          {pull.check !== null && <span className={`git-check ${pull.check}`}>{checkWords[pull.check]}</span>}
          <span>
            <code>{pull.branch}</code>
          </span>
          <span>{linesWords(pull)}</span>
        </p>
        <PullActions pull={pull} />
        {pull.body !== '' && <p className="git-body">{pull.body}</p>}
        <Story pull={pull} />
        {isOpen && <ReviewForm pull={pull} />}
        <DeliveryList title="Webhooks about it" deliveries={pull.deliveries} />
      </section>
    </>
  );
}
