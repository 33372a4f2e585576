/**
 * What somebody reads, as lines with marks: `**bold**`, `_italic_`, `[text](address)`, `![alt]`, `## heading`, `* item`,
 * `1. item`, `> quoted`, `| cell | cell |`. The same for HTML that an editor would send and for what it shows,
 * so that the two can be compared; an empty line is an empty string.
 */
export function reading(root) {
  const lines = [];
  readBlock(root, { prefix: '', marks: '', href: '' }, lines);
  return lines.join('\n');
}

const BLOCK =
  /^(p|div|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|blockquote|pre|h[1-6]|hr|address|section|figure|body)$/;

/** What editors show around the text for their own use. */
const OWN =
  'script, style, template, colgroup, .ck-reset_all, .ck-widget__type-around, .ck-widget__selection-handle,  .ck-fake-selection-container, ' +
  '[data-mce-bogus="all"], .ql-ui, .ql-clipboard, .ql-tooltip, [data-cke-temp], [data-slate-zero-width], [data-slate-spacer], ' +
  '.cke_widget_drag_handler_container, .ProseMirror-separator, [hidden]';

function readBlock(block, context, lines) {
  const line = [];
  const before = lines.length;
  const flush = () => {
    if (line.length) lines.push(context.prefix + written(line.splice(0)));
  };

  const read = (node, how) => {
    if (node.nodeType === 3) return readText(node, how);
    if (node.nodeType !== 1 || node.matches(OWN)) return;
    if (node.localName === 'br') return void line.push({ feed: true });
    if (node.localName === 'img') return void line.push({ text: `![${node.alt}]`, ...how });
    if (!BLOCK.test(node.localName)) {
      const inner = marked(node, how);
      for (const child of node.childNodes) read(child, inner);
      return;
    }
    flush();
    if (node.localName === 'tr') return void lines.push(context.prefix + row(node));
    readBlock(node, { ...how, prefix: context.prefix + prefixOf(node) }, lines);
  };

  const readText = (node, how) => {
    const parts = keepsFeeds(node) ? node.data.split('\n') : [node.data.replace(/\n/g, ' ')];
    parts.forEach((part, at) => {
      if (at > 0) line.push({ feed: true });
      const text = part.replace(/[\u200b\ufeff\u2060]/g, '');
      if (text && (line.length || text.trim() || how.marks || keepsFeeds(node))) line.push({ text, ...how });
    });
  };

  for (const child of block.childNodes) read(child, marked(block, context));
  endsOpen(line);
  for (const part of feeds(line)) lines.push(context.prefix + written(part));
  if (lines.length === before && !/^(ul|ol|table|tbody|thead|tfoot)$/.test(block.localName)) lines.push(context.prefix);
}

/** The last feed of a block only keeps it open. */
function endsOpen(line) {
  if (line.at(-1)?.feed) line.pop();
}

function* feeds(line) {
  if (line.length === 0) return;
  let part = [];
  for (const run of line) {
    if (!run.feed) part.push(run);
    else {
      yield part;
      part = [];
    }
  }
  yield part;
}

function row(tr) {
  const cells = [...tr.children].map(cell => {
    const lines = [];
    readBlock(cell, { prefix: '', marks: '', href: '' }, lines);
    return lines.map(line => (cell.localName === 'th' ? line.replaceAll('**', '') : line)).join(' / ');
  });
  return `| ${cells.join(' | ')} |`;
}

function prefixOf(block) {
  const { localName } = block;
  if (localName === 'blockquote') return '> ';
  if (/^h[1-6]$/.test(localName)) return `${'#'.repeat(Number(localName[1]))} `;
  if (localName !== 'li') return '';
  const kind = block.dataset.list ?? (block.parentElement?.localName === 'ol' ? 'ordered' : 'bullet');
  return kind === 'ordered' ? '1. ' : '* ';
}

function marked(element, how) {
  const { localName, style } = element;
  let { marks, href } = how;
  if (/^h[1-6]$/.test(localName)) return { ...how, marks: `${marks}h` };
  const weight = style?.fontWeight;
  const isBold = /^(b|strong)$/.test(localName) ? weight !== 'normal' : weight === 'bold' || Number(weight) >= 600;
  if (isBold && !/[bh]/.test(marks)) marks += 'b';
  if ((/^(i|em)$/.test(localName) || style?.fontStyle === 'italic') && !marks.includes('i')) marks += 'i';
  if (localName === 'a' && element.hasAttribute('href')) href = element.getAttribute('href');
  return { ...how, marks, href };
}

const keepsFeeds = node =>
  node.isConnected &&
  /^(pre|break-spaces)/.test(node.ownerDocument.defaultView?.getComputedStyle(node.parentElement).whiteSpace ?? '');

/** Neighbours of one kind are one; spaces stand outside the marks. */
function written(runs) {
  const merged = [];
  for (const run of runs) {
    if (run.feed) {
      merged.push({ text: '\n', marks: '', href: '' });
      continue;
    }
    const last = merged.at(-1);
    if (last && last.text !== '\n' && sorted(last.marks) === sorted(run.marks) && last.href === run.href) last.text += run.text;
    else merged.push({ ...run });
  }
  const text = merged.map(run => dressed(run)).join('');
  return text.replace(/[ \t\u00a0]+/g, ' ').replace(/ ?\n ?/g, '\n').trim();
}

const sorted = marks => [...marks].sort().join('');

function dressed({ text, marks, href }) {
  const [, before, inner, after] = /^([\s\u00a0]*)(.*?)([\s\u00a0]*)$/s.exec(text);
  if (!inner) return text;
  let dress = inner;
  if (href) dress = `[${dress}](${href})`;
  if (marks.includes('i')) dress = `_${dress}_`;
  if (marks.includes('b')) dress = `**${dress}**`;
  return before + dress + after;
}
