import { useCallback, useEffect, useState } from 'preact/hooks';
import { addressOf, onwards, type Place, placeOf } from './place';

/** The place in the address, and the way to go elsewhere; a search as it is typed leaves no trail of Backs. */
export function usePlace(): [Place, (to: Partial<Place>) => void] {
  const [place, setPlace] = useState(() => placeOf(location.hash));

  useEffect(() => {
    const gone = new AbortController();
    const look = () => setPlace(placeOf(location.hash));
    addEventListener('hashchange', look, { signal: gone.signal });
    addEventListener('popstate', look, { signal: gone.signal });
    return () => gone.abort();
  }, []);

  const go = useCallback((to: Partial<Place>) => {
    const next = onwards(placeOf(location.hash), to);
    const address = addressOf(next);
    if (address === location.hash) return;

    if ('query' in to || 'order' in to) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    setPlace(next);
  }, []);

  return [place, go];
}
