import { ORDERS, type Order } from './order';

/** Where a person is in the library. It lives in the address, so that Back, Reload and a bookmark work. */
export interface Place {
  screen: 'templates' | 'settings' | 'practice' | 'unsettled';
  /** A folder's id; null shows every folder. */
  folder: string | null;
  template: string | null;
  /** The language variant that stands beside the template; null shows the preview there. */
  beside: string | null;
  query: string;
  order: Order;
}

export const START: Place = {
  screen: 'templates',
  folder: null,
  template: null,
  beside: null,
  query: '',
  order: 'title',
};

const SCREENS: readonly Place['screen'][] = ['templates', 'settings', 'practice', 'unsettled'];

/** The place that an address names; whatever it does not say, or says wrongly, is as at the start. */
export function placeOf(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const said = new URLSearchParams(search);

  return {
    screen: SCREENS.find(screen => screen === path) ?? START.screen,
    folder: said.get('folder') || null,
    template: said.get('template') || null,
    beside: said.get('beside') || null,
    query: said.get('q') ?? '',
    order: ORDERS.find(order => order === said.get('order')) ?? START.order,
  };
}

/** The address of a place: `placeOf(addressOf(place))` is the place again. */
export function addressOf(place: Place): string {
  const said = new URLSearchParams();
  if (place.folder) said.set('folder', place.folder);
  if (place.template) said.set('template', place.template);
  if (place.beside) said.set('beside', place.beside);
  if (place.query) said.set('q', place.query);
  if (place.order !== START.order) said.set('order', place.order);

  const search = said.toString();
  return `#/${place.screen}${search && `?${search}`}`;
}
