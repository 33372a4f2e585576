import { general } from './general';
import { gmail } from './gmail';
import { outlook } from './outlook';
import type { Reader } from './reader';
import { roundcube } from './roundcube';

const READERS: readonly Reader[] = [gmail, outlook, roundcube, general];

/** The reader that knows this page. */
export function readerFor(page: Document): Reader {
  return READERS.find(reader => reader.appliesTo(page)) ?? general;
}
