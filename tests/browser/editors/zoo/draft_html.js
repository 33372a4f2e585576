import { convertToRaw } from 'draft-js';

const TAGS = { 'header-one': 'h1', 'header-two': 'h2', 'header-three': 'h3', blockquote: 'blockquote', 'code-block': 'pre' };
const LISTS = { 'unordered-list-item': 'ul', 'ordered-list-item': 'ol' };
const STYLES = { BOLD: 'strong', ITALIC: 'em', UNDERLINE: 'u' };

/** What a product on Draft.js sends: its raw blocks as HTML. */
export function sentFrom(content) {
  const { blocks, entityMap } = convertToRaw(content);
  let html = '';
  let list = '';
  for (const block of blocks) {
    const next = LISTS[block.type] ?? '';
    if (list !== next) html += (list && `</${list}>`) + (next && `<${next}>`);
    list = next;
    const tag = next ? 'li' : (TAGS[block.type] ?? 'p');
    html += `<${tag}>${lineOf(block, entityMap)}</${tag}>`;
  }
  return html + (list && `</${list}>`);
}

function lineOf({ text, inlineStyleRanges, entityRanges }, entities) {
  const starts = ranges => ranges.flatMap(({ offset, length }) => [offset, offset + length]);
  const cuts = [...new Set([0, text.length, ...starts(inlineStyleRanges), ...starts(entityRanges)])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, at) => piece(cuts[at], end)).join('');

  function piece(start, end) {
    const covers = ({ offset, length }) => offset <= start && end <= offset + length;
    const entity = entities[entityRanges.find(covers)?.key];
    let html = escaped(text.slice(start, end)).replaceAll('\n', '<br>');
    for (const { style } of inlineStyleRanges.filter(covers)) if (STYLES[style]) html = `<${STYLES[style]}>${html}</${STYLES[style]}>`;
    if (entity?.type === 'LINK') return `<a href="${escaped(entity.data.url)}">${html}</a>`;
    return entity?.type === 'IMAGE' ? `<img src="${escaped(entity.data.src)}" alt="${escaped(entity.data.alt ?? '')}">` : html;
  }
}

const escaped = text =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
