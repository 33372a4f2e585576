import { decodeEntities } from '@/template/entities';

/** Brackets out of HTML as a person would write them: without tags and entities in between. */
export function codeOf(source: string): string {
  const breaks = source.replace(/<br[^<>]*>|<\/p>\s*<p[^<>]*>/gi, '\n');
  return decodeEntities(breaks.replace(/<\/?[a-z][^<>]*>/gi, '')).replace(/\u00a0/g, ' ');
}

/** Brackets as they stand in HTML. */
export function sourceOf(code: string): string {
  return code.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
