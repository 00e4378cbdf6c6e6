import { type ReactNode, useId } from 'react';
import type { JiraShown } from '../../web/jira-contract.ts';
import { momentWords } from '../time/day.ts';
import { useScene } from '../world/context.ts';
import { useNow } from '../world/now.ts';

/** The webhooks that went to Muster, newest first, and what it answered. */
export function SentList({ deliveries }: Pick<JiraShown, 'deliveries'>): ReactNode {
  const id = useId();
  const { me } = useScene();
  const now = useNow();
  return (
    <section className="jira-sent" aria-labelledby={id}>
      <h3 id={id}>Webhooks to Muster</h3>
      {deliveries.length === 0 && <p className="jira-none">None yet. Move an issue and look again.</p>}
      <ul>
        {deliveries.map(({ id: key, at, what, status }) => (
          <li key={key}>
            <span>{momentWords(new Date(at), { timeZone: me.timeZone, now })}</span>
            <code>{what}</code>
            <span className={status !== null && status < 400 ? 'status good' : 'status bad'}>
              {status ?? 'no answer'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
