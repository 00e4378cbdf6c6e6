import { useCallback, useEffect, useState } from 'react';
import { type Place, type Places, readPlaces, writePlaces } from './place.ts';

/** Who acts where, as the address says; what changes it goes through the address, so that Back works. */
export function usePlaces(first: Place): readonly [Places, (change: (places: Places) => Places) => void] {
  const [places, setPlaces] = useState<Places>(() => readPlaces(window.location.hash) ?? [first]);
  useEffect(() => {
    const onChange = () => setPlaces(readPlaces(window.location.hash) ?? [first]);
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, [first]);
  const change = useCallback(
    (next: (places: Places) => Places) => {
      window.location.hash = writePlaces(next(readPlaces(window.location.hash) ?? [first]));
    },
    [first],
  );
  return [places, change];
}
