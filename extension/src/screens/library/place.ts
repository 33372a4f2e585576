import { ORDERS, type Order } from './order';

/** The screens there are; each is the first word of its address. */
export const SCREENS = [
  'templates',
  'import',
  'trash',
  'history',
  'restore',
  'people',
  'settings',
  'practice',
  'unsettled',
] as const;
export type Screen = (typeof SCREENS)[number];

/** Where a person is in the library. It lives in the address, so that Back, Reload and a bookmark work. */
export interface Place {
  screen: Screen;
  /** Which part of a screen that has several; empty is its first. */
  tab: string;
  /** A folder's id; null shows every folder. */
  folder: string | null;
  template: string | null;
  /** The language variant that stands beside the template; null shows the preview there. */
  beside: string | null;
  /** Words, and what narrows them: `late tag:refund is:unused`. */
  query: string;
  order: Order;
  /** Sorted from its other end. */
  reversed: boolean;
  /** Of the template's history: the version that is looked at, and the one that it is compared with. */
  version: string | null;
  against: string | null;
  /** The moment to restore to: a time, or `n` and a number. */
  at: string | null;
}

export const START: Place = {
  screen: 'templates',
  tab: '',
  folder: null,
  template: null,
  beside: null,
  query: '',
  order: 'title',
  reversed: false,
  version: null,
  against: null,
  at: null,
};

/** The place that an address names; whatever it does not say, or says wrongly, is as at the start. */
export function placeOf(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const said = new URLSearchParams(search);
  const order = said.get('order') ?? '';

  return {
    screen: SCREENS.find(screen => screen === path) ?? START.screen,
    tab: said.get('tab') ?? '',
    folder: said.get('folder') || null,
    template: said.get('template') || null,
    beside: said.get('beside') || null,
    query: said.get('q') ?? '',
    order: ORDERS.find(each => each === order.replace(/^-/, '')) ?? START.order,
    reversed: order.startsWith('-') && ORDERS.some(each => order === `-${each}`),
    version: said.get('version') || null,
    against: said.get('against') || null,
    at: said.get('at') || null,
  };
}

/** Where one comes to from a place. A part belongs to its screen, and does not go along to another. */
export function onwards(place: Place, to: Partial<Place>): Place {
  const isElsewhere = to.screen !== undefined && to.screen !== place.screen;
  return { ...place, ...(isElsewhere && { tab: START.tab }), ...to };
}

/** The address of a place: `placeOf(addressOf(place))` is the place again. */
export function addressOf(place: Place): string {
  const said = new URLSearchParams();
  if (place.tab) said.set('tab', place.tab);
  if (place.folder) said.set('folder', place.folder);
  if (place.template) said.set('template', place.template);
  if (place.beside) said.set('beside', place.beside);
  if (place.query) said.set('q', place.query);
  const order = `${place.reversed ? '-' : ''}${place.order}`;
  if (order !== START.order) said.set('order', order);
  if (place.version) said.set('version', place.version);
  if (place.against) said.set('against', place.against);
  if (place.at) said.set('at', place.at);

  const search = said.toString();
  return `#/${place.screen}${search && `?${search}`}`;
}
