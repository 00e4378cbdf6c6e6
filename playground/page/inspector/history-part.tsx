import type { ReactNode } from 'react';
import type { HistoryRow, Inspection } from '../../web/contract.ts';
import { type FieldChange, findChanges } from './find-changes.ts';
import { JsonText } from './json-text.tsx';
import { Moment } from './request-part.tsx';

/** What Muster wrote down about the thing the message is about, newest first. */
export function HistoryPart({ history, names }: Pick<Inspection, 'history' | 'names'>): ReactNode {
  if (history.length === 0) {
    return (
      <p className="inspector-empty">
        <strong>No history.</strong> The message is about nothing that Muster keeps: no task, no person, no team.
      </p>
    );
  }
  return (
    <ol className="history">
      {history.map((row) => (
        <Row key={row.id} row={row} names={names} />
      ))}
    </ol>
  );
}

type Names = Inspection['names'];

function Row({ row, names }: { readonly row: HistoryRow; readonly names: Names }): ReactNode {
  const { action, by, surface, at, reason, before, after } = row;
  const changes = findChanges(before, after);
  return (
    <li>
      <p className="history-head">
        <code>{action}</code>
        <span>
          {by}, {surface}
        </span>
        <Moment at={at} />
      </p>
      {reason !== null && reason !== '' && <q className="quote">{reason}</q>}
      {changes.length === 0 ? (
        <p className="inspector-empty">Nothing in it was changed.</p>
      ) : (
        <dl className="changes">
          {changes.map((change) => (
            <Change key={change.name} change={change} names={names} />
          ))}
        </dl>
      )}
      <details>
        <summary>Everything before and after</summary>
        <JsonText label="Before" value={before} />
        <JsonText label="After" value={after} />
      </details>
    </li>
  );
}

function Change({ change, names }: { readonly change: FieldChange; readonly names: Names }): ReactNode {
  const { name, before, after } = change;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {before !== null && (
          <del>
            <span className="for-readers">before: </span>
            <Shown words={before} names={names} />
          </del>
        )}
        {before !== null && after !== null && <span aria-hidden="true"> → </span>}
        {after !== null && (
          <ins>
            <span className="for-readers">after: </span>
            <Shown words={after} names={names} />
          </ins>
        )}
      </dd>
    </div>
  );
}

/** Instants in the reader's zone, names for people's ids, and of other ids only what tells one from another. */
function Shown({ words, names }: { readonly words: string; readonly names: Names }): ReactNode {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(words)) return <Moment at={words} />;
  const parts = words.split(', ');
  if (!parts.every((part) => UUID.test(part))) return words;
  return <span title={words}>{parts.map((id) => names[id] ?? `…${id.slice(-8)}`).join(', ')}</span>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
