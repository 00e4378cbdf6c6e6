import { type ReactNode, useId } from 'react';
import type { DeliveryShown } from '../../web/contract.ts';
import { timeOf } from '../time/day.ts';
import { useScene } from '../world/context.ts';

type Parts = { readonly title: string; readonly deliveries: readonly DeliveryShown[] };

/** The webhooks that went to Muster; a press shows what was sent and what was answered. */
export function DeliveryList({ title, deliveries }: Parts): ReactNode {
  const id = useId();
  const { me, moves } = useScene();
  return (
    <section className="git-deliveries" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {deliveries.length === 0 ? (
        <p className="git-none">Nothing was sent yet.</p>
      ) : (
        <ul>
          {deliveries.map((one) => (
            <li key={one.id}>
              <button type="button" className="git-delivery" onClick={() => moves.lookAtDelivery(one.id)}>
                <span className="local-time">{timeOf(new Date(one.at), me.timeZone)}</span>
                <code>{one.what}</code>
                <span className={one.status !== null && one.status < 400 ? 'status good' : 'status bad'}>
                  {one.status ?? 'no answer'}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
