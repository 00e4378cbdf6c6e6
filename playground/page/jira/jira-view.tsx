import './jira.css';
import type { ReactNode } from 'react';
import type { JiraShown } from '../../web/jira-contract.ts';
import { TitledBar } from '../frame/titled-bar.tsx';
import { Skeleton } from '../skeleton.tsx';
import { formatOf } from '../time/day.ts';
import { look } from '../world/ask.ts';
import { useScene } from '../world/context.ts';
import { useLive } from '../world/live.ts';
import { ConnectPart } from './connect-part.tsx';
import { IssueCard } from './issue-card.tsx';
import { SentList } from './sent-list.tsx';

/** The company's Jira: the board of the sprint that is open. */
export function JiraView(): ReactNode {
  const { me } = useScene();
  const jira = useLive<JiraShown>(() => look('jira', { as: me.id }), {
    ...{ key: 'jira', keeps: true },
    is: ({ kind }) => kind === 'jira',
  });
  return (
    <>
      <TitledBar icon="board" title="Jira" about="What moves here reaches Muster by signed webhooks" />
      {jira === null ? <Skeleton /> : <Board jira={jira} />}
    </>
  );
}

function Board({ jira }: { readonly jira: JiraShown }): ReactNode {
  const { project, columns, isConnected, deliveries } = jira;
  return (
    <section className="jira" data-region aria-label={`Board of ${project}`}>
      {!isConnected && <ConnectPart jira={jira} />}
      <header className="jira-head">
        <h2>{project}</h2>
        <SprintLine sprint={jira.sprint} />
      </header>
      <div className="jira-columns">
        {columns.map(({ status, issues }) => (
          <section key={status} className="jira-column" aria-label={status}>
            <h3>
              {status} <span className="jira-count">{issues.length}</span>
            </h3>
            {issues.length === 0 && <p className="jira-none">Nothing here.</p>}
            <ul>
              {issues.map((issue) => (
                <IssueCard key={issue.key} issue={issue} status={status} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {isConnected && <SentList deliveries={deliveries} />}
    </section>
  );
}

function SprintLine({ sprint }: Pick<JiraShown, 'sprint'>): ReactNode {
  const { me } = useScene();
  if (sprint === null) return <p>No sprint is open. What is in none stands below.</p>;
  const { name, endsAt, points, done } = sprint;
  const ends = endsAt === null ? '' : ` · ends ${DAY(me.timeZone).format(new Date(endsAt))}`;
  return (
    <p>
      {name}
      {ends} · {done} of {points} points done
    </p>
  );
}

const DAY = (timeZone: string) => formatOf(timeZone, { weekday: 'short', day: 'numeric', month: 'short' });
