import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Person } from '../../company.ts';
import { Avatar, Mark } from '../avatar.tsx';
import { useStage } from '../frame/stage-context.ts';
import { IconButton } from '../icon-button.tsx';
import { timeOf } from '../time/day.ts';
import { cityOf } from '../time/local-time.tsx';
import { TourButton } from '../tour/tour-button.tsx';
import { useScene } from '../world/context.ts';
import { useNow } from '../world/now.ts';
import { useUnread } from '../world/unread.ts';
import { newsWords } from './news-words.ts';
import { ThemeButton } from './theme-button.tsx';

/** The company's people, each one press away, and what concerns the page itself. */
export function Rail(): ReactNode {
  const { world, me } = useScene();
  const { fromMuster } = useUnread(me.id);
  return (
    <aside className="rail" aria-label="People of the company" data-region>
      <span className="rail-mark tip" data-tip="Muster’s playground">
        <Mark />
      </span>
      <div
        className="rail-people"
        role="toolbar"
        aria-label="Act as"
        aria-orientation="vertical"
        onKeyDown={walk}
        data-tour="people"
      >
        {world.people.map((person) => (
          <RailPerson key={person.id} person={person} news={fromMuster[person.id] ?? 0} />
        ))}
      </div>
      <div className="rail-tools">
        <TourButton />
        <SplitButton />
        <ThemeButton />
        <HelpButton />
      </div>
    </aside>
  );
}

function RailPerson({ person, news }: { readonly person: Person; readonly news: number }): ReactNode {
  const { world, me, moves } = useScene();
  const { places, isSplit, activate } = useStage();
  const button = useRef<HTMLButtonElement>(null);
  const now = useNow(30_000);
  const isMe = person.id === me.id;
  useEffect(() => {
    if (isMe) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isMe]);
  const beside = isSplit ? places.findIndex(({ personId }) => personId === person.id) : -1;
  const about = `${person.title}, ${timeOf(now, person.timeZone)} in ${cityOf(person.timeZone)}`;
  const tip = [person.name, about, news > 0 && newsWords(news, world.bot.name)].filter(Boolean);
  return (
    <button
      ref={button}
      type="button"
      className={['rail-person', isMe && 'me', beside !== -1 && 'beside'].filter(Boolean).join(' ')}
      aria-pressed={isMe}
      tabIndex={isMe ? 0 : -1}
      data-tip={tip.join('\n')}
      onClick={() => (beside === -1 || isMe ? moves.switchTo(person.id) : activate(beside))}
    >
      <span className="for-ears">Act as {tip.join(', ')}</span>
      <Avatar userId={person.id} size={38} />
      {news > 0 && !isMe && (
        <span className="badge" aria-hidden="true">
          {news > 99 ? '99+' : news}
        </span>
      )}
    </button>
  );
}

function SplitButton(): ReactNode {
  const { isWide, isSplit, split, unsplit, places } = useStage();
  const isOn = isWide && isSplit && places.length > 1;
  return (
    <IconButton
      name="columns"
      label={
        isWide ? (isOn ? 'Only one person' : 'Two people side by side') : 'Two people side by side need a wider window'
      }
      pressed={isOn}
      off={!isWide}
      onPress={() => (isOn ? unsplit(1) : split())}
    />
  );
}

function HelpButton(): ReactNode {
  const { open } = useStage();
  return <IconButton name="keyboard" label="Keys" keys="?" onPress={() => open('keys')} />;
}

/** Up and Down go from person to person, as in any toolbar. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (at === -1 || to === undefined) return;
  event.preventDefault();
  buttons[(to + buttons.length) % buttons.length]?.focus();
}
