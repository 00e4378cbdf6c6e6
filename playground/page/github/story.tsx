import type { ReactNode } from 'react';
import type { PullEvent, PullShown } from '../../web/contract.ts';
import { Avatar } from '../avatar.tsx';
import { momentWords } from '../time/day.ts';
import { nameOf, useScene } from '../world/context.ts';
import { useNow } from '../world/now.ts';

/** What happened to a pull request, oldest first. */
export function Story({ pull }: { readonly pull: PullShown }): ReactNode {
  return (
    <ol className="git-story" aria-label="What happened">
      {pull.story.map((event) => (
        <Event key={event.key} event={event} />
      ))}
    </ol>
  );
}

function Event({ event }: { readonly event: PullEvent }): ReactNode {
  const { world, me } = useScene();
  const now = useNow(60_000);
  const at = momentWords(new Date(event.at), { timeZone: me.timeZone, now });
  const words = 'body' in event ? event.body : event.kind === 'commit' ? restOf(event.message) : '';
  return (
    <li className={`git-event is-${event.kind}`}>
      <Avatar userId={event.by} size={24} />
      <div>
        <p>
          <strong>{nameOf(world, event.by)}</strong> <Deed event={event} /> <time dateTime={event.at}>{at}</time>
        </p>
        {words !== '' && <p className="git-said">{words}</p>}
        {'lines' in event &&
          event.lines.map(({ path, body }) => (
            <p className="git-said" key={`${path} ${body}`}>
              <code>{path}</code> {body}
            </p>
          ))}
      </div>
    </li>
  );
}

function Deed({ event }: { readonly event: PullEvent }): ReactNode {
  const { world } = useScene();
  switch (event.kind) {
    case 'commit':
      return (
        <>
          pushed <code>{event.sha.slice(0, 7)}</code> {event.message.split('\n')[0]}
        </>
      );
    case 'asked':
      return <>asked {nameOf(world, event.reviewer)} for a review</>;
    case 'approved':
      return 'approved';
    case 'changes':
      return 'asked for changes';
    case 'comment':
      return 'commented';
    case 'ready':
      return 'marked it as ready for review';
    case 'merged':
      return 'merged it';
    case 'closed':
      return 'closed it';
    case 'reopened':
      return 'opened it again';
    case 'forced':
      return 'made one commit of all of them and force-pushed it';
    case 'passed':
      return 'let the checks run: they passed';
    case 'failed':
      return 'let the checks run: they failed';
    default:
      return event satisfies never;
  }
}

/** A commit's message without its first line. */
const restOf = (message: string): string => message.split('\n').slice(1).join('\n').trim();
