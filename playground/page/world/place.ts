import { useEffect, useState } from 'react';

/** Who acts, and what they look at: a conversation's id or `home`. Kept in the address, so that a reload stays. */
export type Place = { readonly personId: string; readonly at: string };

export function usePlace(first: Place): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState(() => read() ?? first);
  useEffect(() => {
    const onChange = () => setPlace(read() ?? first);
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, [first]);
  const go = ({ personId, at }: Place) => {
    window.location.hash = `/${personId}/${at}`;
  };
  return [place, go];
}

function read(): Place | null {
  const [, personId, at] = /^#\/(U[A-Z0-9]+)\/([A-Za-z0-9]+)$/.exec(window.location.hash) ?? [];
  return personId === undefined || at === undefined ? null : { personId, at };
}
