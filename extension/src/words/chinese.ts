import { byArea } from './by_area';

export const chinese = byArea(import.meta.glob('./zh/*.json', { eager: true, import: 'default' }));
