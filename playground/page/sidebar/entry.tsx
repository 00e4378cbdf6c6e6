import type { ReactNode } from 'react';

type News = { readonly count: number; readonly mentions: number };

type Parts = {
  readonly mark: ReactNode;
  readonly words: string;
  /** Behind the name, quieter. */
  readonly more?: string;
  readonly isHere: boolean;
  readonly news: News | undefined;
  /** Everything said there is said to this person. */
  readonly isDirect?: boolean;
  readonly onGo: () => void;
  /** What the tour calls it. */
  readonly tour?: string;
};

/** A place one can go to; bold when something is new there, with a loud count of what is meant for this person. */
export function Entry({ mark, words, more, isHere, news, isDirect = false, onGo, tour }: Parts): ReactNode {
  const shown = isHere || news === undefined ? NOTHING : news;
  const loud = isDirect ? shown.count : shown.mentions;
  const quiet = loud > 0 ? 0 : shown.count;
  return (
    <li>
      <button
        type="button"
        className={shown.count > 0 ? 'entry unread' : 'entry'}
        aria-current={isHere ? 'page' : undefined}
        data-tour={tour}
        onClick={onGo}
      >
        <span className="entry-mark">{mark}</span>
        <span className="entry-words">
          {words} {more !== undefined && <small>{more}</small>}
        </span>
        {loud > 0 && <Count className="badge" count={loud} what={isDirect ? 'new' : 'for you'} />}
        {quiet > 0 && <Count className="count-quiet" count={quiet} what="new" />}
      </button>
    </li>
  );
}

const NOTHING: News = { count: 0, mentions: 0 };

type CountParts = { readonly className: string; readonly count: number; readonly what: string };

function Count({ className, count, what }: CountParts): ReactNode {
  return (
    <span className={className}>
      {count > 99 ? '99+' : count}
      <span className="for-ears"> {what}</span>
    </span>
  );
}
