import { useEffect, useState } from 'preact/hooks';

export const TABS = [
  'members',
  'invitations',
  'groups',
  'folders',
  'values',
  'tokens',
  'sign-in',
  'audit',
] as const;
export type Tab = (typeof TABS)[number];

/** Where a person is among the people: a tab, what is chosen there, and what the trail is asked for. */
export interface PeoplePlace {
  tab: Tab;
  /** A person's, group's or folder's id; which one, the tab says. */
  chosen: string | null;
  /** The library is looked at as the chosen person sees it. */
  seesAs: boolean;
  asked: TrailAsked;
}

export interface TrailAsked {
  actor: string;
  action: string;
  since: string;
  until: string;
  about: string;
}

export const ALL_OF_TRAIL: TrailAsked = { actor: '', action: '', since: '', until: '', about: '' };

/** The place that an address names; whatever it does not say, or says wrongly, is as at the start. */
function peoplePlaceOf(hash: string): PeoplePlace {
  const said = new URLSearchParams(hash.split('?')[1] ?? '');
  const asked = Object.fromEntries(ASKED.map(name => [name, said.get(name) ?? ''])) as unknown as TrailAsked;
  return {
    tab: TABS.find(tab => tab === said.get('tab')) ?? 'members',
    chosen: said.get('chosen') || null,
    seesAs: said.get('as') === '1',
    asked,
  };
}

/** The address of a place: `peoplePlaceOf(peopleAddressOf(place))` is the place again. */
export function peopleAddressOf({ tab, chosen, seesAs, asked }: PeoplePlace): string {
  const said = new URLSearchParams({ tab });
  if (chosen) said.set('chosen', chosen);
  if (seesAs) said.set('as', '1');
  for (const name of ASKED) if (asked[name]) said.set(name, asked[name]);
  return `#/people?${said}`;
}

/** The place in the address, and the way to go elsewhere; another tab begins with nothing chosen. */
export function usePeoplePlace(): [PeoplePlace, (to: Partial<PeoplePlace>) => void] {
  const [place, setPlace] = useState(() => peoplePlaceOf(location.hash));

  useEffect(() => {
    const gone = new AbortController();
    const look = () => setPlace(peoplePlaceOf(location.hash));
    addEventListener('hashchange', look, { signal: gone.signal });
    addEventListener('popstate', look, { signal: gone.signal });
    return () => gone.abort();
  }, []);

  const go = (to: Partial<PeoplePlace>) => {
    const next = { ...place, seesAs: false, ...to };
    const address = peopleAddressOf(next);
    if (address === location.hash) return;
    if ('asked' in to) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    setPlace(next);
  };
  return [place, go];
}

const ASKED = ['actor', 'action', 'since', 'until', 'about'] as const;
