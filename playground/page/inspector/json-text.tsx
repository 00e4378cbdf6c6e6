import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Icon } from '../icon.tsx';
import { pretty, readJson } from './read-json.ts';

/** Longer texts are shown without colours: the browser would work for nothing. In characters. */
const COLOURED_MAX = 60_000;
const SAID_MS = 2_000;

type Parts = { readonly value: unknown; readonly label: string };

/** JSON to read and to copy. */
export function JsonText({ value, label }: Parts): ReactNode {
  const text = useMemo(() => pretty(value), [value]);
  const tokens = useMemo(() => (text.length > COLOURED_MAX ? null : readJson(text)), [text]);
  return (
    <figure className="json">
      <figcaption>
        <span>{label}</span>
        <CopyButton text={text} label={label} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="json-text" tabIndex={0} aria-label={label}>
        <pre>
          <code>
            {tokens === null
              ? text
              : tokens.map(({ kind, text: piece }, at) =>
                  kind === 'mark' ? (
                    piece
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
                    <span key={at} className={`json-${kind}`}>
                      {piece}
                    </span>
                  ),
                )}
          </code>
        </pre>
      </section>
    </figure>
  );
}

function CopyButton({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      setSaid('The browser does not allow it');
    }
  };
  return (
    <>
      <button type="button" className="json-copy" aria-label={`Copy: ${label}`} onClick={() => void copy()}>
        <Icon name={said === 'Copied' ? 'check' : 'copy'} size={15} />
        {said || 'Copy'}
      </button>
      <span className="for-readers" role="status">
        {said}
      </span>
    </>
  );
}
