import type { ReactNode } from 'react';
import { type PullPlace, writePullPlace } from '../../github/pull-place.ts';
import type { SentRequest } from '../../web/contract.ts';
import { formatOf } from '../time/day.ts';
import { useScene } from '../world/context.ts';
import { JsonText } from './json-text.tsx';
import { pullIn } from './pull-in.ts';

/** The request to Muster that made it be said. */
export function RequestPart({ request }: { readonly request: SentRequest | null }): ReactNode {
  if (request === null) {
    return (
      <p className="inspector-empty">
        <strong>No request.</strong> A schedule made Muster say this, a person wrote it themselves, or it is so old that
        nobody remembers.
      </p>
    );
  }
  const { status, tookMs, requestId, answer, body } = request;
  const pull = pullIn(body);
  return (
    <>
      <dl className="facts">
        <Fact name="What">
          <code>{request.what}</code>
        </Fact>
        <Fact name="Who">{request.by}</Fact>
        <Fact name="When">
          <Moment at={request.at} />
        </Fact>
        <Fact name="Answer">
          <StatusWords status={status} />
          {tookMs !== null && ` after ${tookMs} ms`}
        </Fact>
        {requestId !== null && (
          <Fact name="Request id">
            <code>{requestId}</code>
          </Fact>
        )}
        <Fact name="Sent to">
          <code>
            {request.method} {request.path}
          </code>
        </Fact>
      </dl>
      {pull !== null && <ToPull pull={pull} />}
      <JsonText label="What was sent" value={body} />
      <JsonText label="Headers" value={request.headers} />
      {answer.trim() === '' ? (
        <p className="inspector-empty">Muster answered without words: what it had to say came afterwards.</p>
      ) : (
        <JsonText label="What Muster answered" value={answer} />
      )}
    </>
  );
}

/** To the other end of a webhook. */
function ToPull({ pull }: { readonly pull: PullPlace }): ReactNode {
  const { moves } = useScene();
  return (
    <button type="button" className="button inspector-way" onClick={() => moves.go('github', writePullPlace(pull))}>
      Show {pull.repository}#{pull.number} on GitHub
    </button>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function StatusWords({ status }: { readonly status: number | null }): ReactNode {
  if (status === null) return <span className="status bad">none</span>;
  return <span className={status < 400 ? 'status good' : 'status bad'}>{status}</span>;
}

/** To the second, in the reader's zone. */
export function Moment({ at }: { readonly at: string }): ReactNode {
  const { timeZone } = useScene().me;
  const day = formatOf(timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(at));
  const time = formatOf(timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at));
  return (
    <time dateTime={at}>
      {day}, {time}
    </time>
  );
}
