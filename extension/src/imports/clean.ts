import { ATTRIBUTES_BY_TAG, IMAGE, LINK, safeStyle } from '@/template/allowed';
import { decodeEntities, escapeHtml } from '@/template/entities';
import type { HtmlToken } from '@/template/markup';
import allowed from '../../../shared_templates/allowed_html.json';
import type { Notes } from './notes';

interface Walk {
  text(token: HtmlToken): string;
  attribute(value: string): string;
  passed(token: HtmlToken): void;
}

/**
 * HTML with only what a template may hold, telling what was taken out. It is there to tell: the service and the
 * screens sanitise every body again, by the same list.
 */
export function cleaned(tokens: readonly HtmlToken[], notes: Notes, walk: Walk): string {
  let written = '';
  let skipping = '';
  let skipped = '';
  for (const token of tokens) {
    if (skipping) {
      skipped += token.source;
      if (token.kind === 'close' && token.name === skipping) {
        notes.tell('html_removed', skipped.slice(0, 500));
        skipping = '';
      }
    } else if (token.kind === 'open' && WITH_CONTENT.has(token.name)) {
      skipping = token.name;
      skipped = token.source;
    } else if (token.kind === 'text') written += walk.text(token);
    else if (token.kind !== 'comment') written += tagOf(token, notes, walk);
    else if (!/^<!--(?:StartFragment|EndFragment)?-->$/.test(token.source))
      notes.tell('html_removed', token.source.slice(0, 500));
    walk.passed(token);
  }
  if (skipping) notes.tell('html_removed', skipped.slice(0, 500));
  return written;
}

const TAGS = new Set(allowed.tags);
/** Nothing inside them is text for a reader. */
const WITH_CONTENT = new Set('script style template noscript iframe object svg math title'.split(' '));
/** They stand around everything, and mean nothing in a reply. */
const FRAMES = new Set(['html', 'body', 'head', 'meta', 'section', 'article', 'main', 'center']);
/** How other editors call what we have under another name. */
const OTHER_NAMES: Record<string, string> = {
  dir: 'ul',
  strike: 's',
  section: 'div',
  article: 'div',
  main: 'div',
};

function tagOf(token: HtmlToken, notes: Notes, walk: Walk): string {
  const name = OTHER_NAMES[token.name] ?? token.name;
  if (!TAGS.has(name)) {
    if (token.kind === 'open' && !FRAMES.has(name)) notes.tell('html_removed', token.source.slice(0, 200));
    return '';
  }
  if (token.kind === 'close') return `</${name}>`;
  return `<${name}${attributesOf(token, name, notes, walk)}>`;
}

function attributesOf(token: HtmlToken, tag: string, notes: Notes, walk: Walk): string {
  const own = ATTRIBUTES_BY_TAG[tag] ?? ATTRIBUTES_BY_TAG['*'];
  let written = '';
  for (const [whole, name = '', value = ''] of attributesIn(token)) {
    const kept = own?.has(name) ? keptValue(name, value, walk) : null;
    if (kept !== null) written += kept === '' && name === 'style' ? '' : ` ${name}="${kept}"`;
    else if (!isSilent(name)) notes.tell('html_removed', whole);
  }
  return written;
}

/** The attribute's value in our words, escaped; null where it may not stay. */
function keptValue(name: string, value: string, walk: Walk): string | null {
  if (name === 'style') return escapeHtml(safeStyle(decodeEntities(value)));
  if (name !== 'href' && name !== 'src') return walk.attribute(value);
  const address = walk.attribute(value).trim();
  return (name === 'href' ? LINK : IMAGE).test(address) ? address : null;
}

function attributesIn({ name, source }: HtmlToken): [string, string, string][] {
  const inside = source.slice(name.length + 1, -1).replace(/\/$/, '');
  return [...inside.matchAll(/([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)].map(
    ([whole, written = '', double, single, bare]) => [
      whole,
      written.toLowerCase(),
      double ?? single ?? bare ?? '',
    ],
  );
}

/** What editors keep for themselves and no reader sees. */
function isSilent(name: string): boolean {
  return /^(?:data-|aria-|class$|id$|target$|rel$|role$|spellcheck$|contenteditable$|tabindex$|draggable$)/.test(
    name,
  );
}
