import { type ReactNode, useState } from 'react';
import { type JiraAct, STATUS_NAMES, type StatusName } from '../../jira/deed.ts';
import type { JiraIssueShown } from '../../web/jira-contract.ts';
import { Avatar } from '../avatar.tsx';
import { nameOf, useDeed, useScene } from '../world/context.ts';

type Parts = { readonly issue: JiraIssueShown; readonly status: StatusName };

/** An issue on the board, with what can be done: move it, or estimate it anew. */
export function IssueCard({ issue, status }: Parts): ReactNode {
  const { key, summary, points, assignee } = issue;
  const { world } = useScene();
  const deed = useDeed();
  const [busy, setBusy] = useState(false);
  const act = async (what: JiraAct): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await deed('jira', { act: what });
    setBusy(false);
  };
  const estimates = ESTIMATES.includes(points ?? 0) ? ESTIMATES : [...ESTIMATES, points ?? 0].sort((a, b) => a - b);
  return (
    <li className="jira-issue" aria-busy={busy}>
      <p className="jira-summary">{summary}</p>
      <p className="jira-line">
        <span className="jira-key">{key}</span>
        {assignee !== null && (
          <span className="jira-who" title={nameOf(world, assignee)}>
            <Avatar userId={assignee} size={22} />
            <span className="for-ears">{nameOf(world, assignee)}</span>
          </span>
        )}
      </p>
      <p className="jira-line">
        <select
          aria-label={`Status of ${key}`}
          value={status}
          onChange={({ target }) => void act({ kind: 'move', issue: key, to: target.value as StatusName })}
        >
          {STATUS_NAMES.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <select
          aria-label={`Points of ${key}`}
          value={points ?? ''}
          onChange={({ target }) =>
            void act({ kind: 'estimate', issue: key, points: target.value === '' ? null : Number(target.value) })
          }
        >
          <option value="">no points</option>
          {estimates
            .filter((one) => one > 0)
            .map((one) => (
              <option key={one} value={one}>
                {one === 1 ? '1 point' : `${one} points`}
              </option>
            ))}
        </select>
      </p>
    </li>
  );
}

const ESTIMATES: readonly number[] = [1, 2, 3, 5, 8, 13];
