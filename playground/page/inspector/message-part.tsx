import type { ReactNode } from 'react';
import type { Inspection } from '../../web/contract.ts';
import { JsonText } from './json-text.tsx';

/** The message as Slack keeps it: its blocks, and the rest below. */
export function MessagePart({ message }: { readonly message: Inspection['message'] }): ReactNode {
  const { blocks, ...rest } = message;
  const count = Array.isArray(blocks) ? blocks.length : 0;
  return (
    <>
      {count === 0 ? (
        <p className="inspector-empty">
          <strong>No blocks.</strong> Somebody wrote this message as plain text.
        </p>
      ) : (
        <JsonText label={count === 1 ? 'One block' : `${count} blocks`} value={blocks} />
      )}
      <JsonText label={count === 0 ? 'The message' : 'The rest of the message'} value={rest} />
    </>
  );
}
