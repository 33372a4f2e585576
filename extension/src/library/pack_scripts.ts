import { decodeEntities } from '@/template/entities';
import { htmlTokens } from '@/template/markup';

const HOSTILE_TAGS = new Set([
  'script',
  'iframe',
  'object',
  'embed',
  'form',
  'base',
  'frame',
  'applet',
  'link',
  'meta',
]);
const LINKING = new Set(['href', 'src', 'action', 'background', 'data', 'poster', 'xlink:href']);
const SCRIPTED = /^(?:javascript|vbscript|data(?!:image\/(?:gif|jpeg|png|webp)[;,])):/i;
const HANDLER = /^on[a-z]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip these inside an address
const BLANK = /[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028\u2029]+/g;

/**
 * What in a pack's HTML could run, send or load something, each once; as `scripts_in` of the service.
 *
 * It tells a pack's author; nothing rests on it, since every body is sanitised before it enters a page.
 */
export function scriptsIn(html: string): string[] {
  const found = htmlTokens(html)
    .filter(({ kind }) => kind === 'open')
    .flatMap(({ name, source }) => [
      ...(HOSTILE_TAGS.has(name) ? [`<${name}>`] : []),
      ...scriptedAttributes(source.slice(name.length + 1)),
    ]);
  return [...new Set(found)];
}

function scriptedAttributes(source: string): string[] {
  return [...source.matchAll(/([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?/g)].flatMap(
    ([, written = '', value = '']) => {
      const name = written.toLowerCase();
      if (HANDLER.test(name) || name === 'srcdoc' || name === 'formaction') return [`${name}=`];
      if (!LINKING.has(name)) return [];
      const address = decodeEntities(value.replace(/^["']|["']$/g, '')).replace(BLANK, '');
      return [...(SCRIPTED.exec(address) ?? [])].map(scheme => scheme.toLowerCase());
    },
  );
}
