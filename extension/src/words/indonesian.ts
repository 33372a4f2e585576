import { byArea } from './by_area';

export const indonesian = byArea(import.meta.glob('./id/*.json', { eager: true, import: 'default' }));
