import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import type { ApiScope } from './shapes';

export const SCOPES: readonly ApiScope[] = ['read', 'write', 'manage'];

export const scopeName = (scope: ApiScope): string => say(NAMES[scope]);
export const scopeMeaning = (scope: ApiScope): string => say(MEANINGS[scope]);

const NAMES: Record<ApiScope, Word> = {
  read: 'people.scope_read',
  write: 'people.scope_write',
  manage: 'people.scope_manage',
};
const MEANINGS: Record<ApiScope, Word> = {
  read: 'people.scope_read_may',
  write: 'people.scope_write_may',
  manage: 'people.scope_manage_may',
};
