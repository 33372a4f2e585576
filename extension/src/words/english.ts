import { byArea } from './by_area';

export const english = byArea(import.meta.glob('./en/*.json', { eager: true, import: 'default' }));
