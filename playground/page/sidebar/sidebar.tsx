import type { KeyboardEvent, ReactNode } from 'react';
import { directId } from '../../company.ts';
import { Avatar } from '../avatar.tsx';
import { useStage } from '../frame/stage-context.ts';
import { useAskedCount } from '../github/use-github.ts';
import { Icon } from '../icon.tsx';
import { keysFor } from '../keys.ts';
import { PersonButton } from '../people/person-button.tsx';
import { useScene } from '../world/context.ts';
import { useUnread } from '../world/unread.ts';
import { Entry } from './entry.tsx';
import { Group } from './group.tsx';
import { WorkspaceMenu } from './workspace-menu.tsx';

/** Who acts, and where they can go. @param at where they are: a conversation's id, `home`, `threads`, `github` or `jira` */
export function Sidebar({ at }: { readonly at: string }): ReactNode {
  const { me } = useScene();
  const { open } = useStage();
  return (
    <nav className="sidebar" aria-label="Workspace" data-region onKeyDown={walk}>
      <WorkspaceMenu />
      <PersonButton size={36} />
      <button type="button" className="jump" onClick={() => open('switcher')}>
        <Icon name="search" size={16} />
        <span>Jump to…</span>
        <kbd>{keysFor('K')}</kbd>
      </button>
      <div className="entries">
        <Places key={me.id} at={at} />
      </div>
    </nav>
  );
}

function Places({ at }: { readonly at: string }): ReactNode {
  const { world, me, moves } = useScene();
  const unread = useUnread(me.id);
  const asked = useAskedCount();
  const channels = world.rooms.filter(({ name, members }) => name !== null && members.includes(me.id));
  const others = world.people.filter(({ id }) => id !== me.id);
  const to = (id: string) => ({ isHere: at === id, news: unread.rooms[id], onGo: () => moves.go(id) });
  const musters = directId(me.id, world.bot.id);
  return (
    <>
      <Group>
        <Entry {...to('home')} mark={<Icon name="home" />} words="Home" tour="home" />
        <Entry
          {...to('threads')}
          mark={<Icon name="threads" />}
          words="Threads"
          news={unread.threads > 0 ? { count: unread.threads, mentions: 0 } : undefined}
        />
      </Group>
      <Group title="Channels">
        {channels.map(({ id, name }) => (
          <Entry key={id} {...to(id)} mark={<Icon name="hash" size={18} />} words={name ?? ''} />
        ))}
      </Group>
      <Group title="Apps">
        <Entry
          {...to(musters)}
          mark={<Avatar userId={world.bot.id} size={22} />}
          words={world.bot.name}
          isDirect
          tour="muster"
        />
      </Group>
      <Group title="Beside Slack">
        <Entry
          {...to('github')}
          mark={<Icon name="branch" />}
          words="GitHub"
          news={asked > 0 ? { count: asked, mentions: asked } : undefined}
          tour="github"
        />
        <Entry {...to('jira')} mark={<Icon name="board" />} words="Jira" />
      </Group>
      <Group title="Direct messages">
        {others.map(({ id, name, kind }) => {
          const room = directId(me.id, id);
          return (
            <Entry
              key={id}
              {...to(room)}
              mark={<Avatar userId={id} size={22} presence />}
              words={name}
              {...(kind === 'guest' && { more: 'guest' })}
              isDirect
            />
          );
        })}
      </Group>
    </>
  );
}

/** Up and Down go from entry to entry. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('.entry')];
  const at = entries.indexOf(event.target as HTMLElement);
  if (step === undefined || at === -1) return;
  event.preventDefault();
  entries[(at + step + entries.length) % entries.length]?.focus();
}
