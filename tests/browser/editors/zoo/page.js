import { reading } from './reading.js';

/**
 * Shows one editor and tells the test, as `window.editor`, what it holds. An editor is
 * `{ field(), value(), set(html) }`: the element that is written in, what it would send (HTML; text where
 * `plain`), and a fresh start with some content and no history.
 */
export async function show(opening) {
  const editor = await opening(document.getElementById('here'));
  window.editor = {
    set: async html => void (await editor.set(html)),
    field: () => editor.field(),
    read: () => ({ sent: readingOf(editor), seen: seenIn(editor), value: editor.value() }),
    pointBehind: text => pointBehind(editor.field(), text),
    tops: texts => topsOf(editor.field(), texts),
    fonts: text => fontsIn(editor.field(), text),
    settled: (wanted, patience) => settled(() => window.editor.read(), wanted, patience),
  };
}

/** What is read as soon as it is what is wanted and stays so for two frames; else what it was when patience ended. */
async function settled(read, { without, sent, lines, letters }, patience) {
  const end = performance.now() + patience;
  const isWanted = now => {
    if (now.sent !== now.seen) return false;
    if (lines !== undefined) return now.sent.split('\n').filter(line => line).join('\n') === lines;
    if (letters !== undefined) return lettersOf(now.sent) === lettersOf(letters);
    return sent === undefined ? !now.sent.includes(without) : now.sent === sent;
  };
  for (let before = ''; ; ) {
    const now = read();
    if ((isWanted(now) && before === now.value) || performance.now() > end) return now;
    before = now.value;
    await new Promise(passed => setTimeout(passed, 30));
  }
}

/** Where nothing else can be held: neither lines nor marks. */
const lettersOf = text => text.replace(/[^\p{L}\p{N}]/gu, '');

/** How far down each of some texts stands, and how tall the first is; CSS pixels, in a text field lines. */
function topsOf(field, texts) {
  if ('value' in field) return [...texts.map(text => field.value.split('\n').findIndex(line => line.includes(text))), 1];
  const boxes = texts.map(text => rangeBehind(field, text).getBoundingClientRect());
  return [...boxes.map(box => box.top), boxes[0].height];
}

/** How each piece of the line is written that begins with some text. */
function fontsIn(field, text) {
  const page = field.ownerDocument;
  const { startContainer } = rangeBehind(field, text);
  const line = startContainer.parentElement.closest('p, div, li, h1, h2') ?? field;
  const walker = page.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { fontFamily, fontSize, color } = page.defaultView.getComputedStyle(walker.currentNode.parentElement);
    if (walker.currentNode.data.trim()) found.push(`${fontFamily} ${fontSize} ${color}`);
  }
  return found;
}

function readingOf(editor) {
  if (editor.plain) return editor.value();
  return reading(new DOMParser().parseFromString(editor.value(), 'text/html').body);
}

function seenIn(editor) {
  const field = editor.field();
  return 'value' in field ? field.value : editor.plain ? field.innerText : reading(field);
}

/** Where one clicks to come behind some text, in the window of the page; CSS pixels. Null in a text field. */
function pointBehind(field, text) {
  if ('value' in field) return null;
  const view = field.ownerDocument.defaultView;
  const range = rangeBehind(field, text);
  field.scrollIntoView({ block: 'nearest' });
  const box = range.getBoundingClientRect();
  const frame = view.frameElement?.getBoundingClientRect();
  return { x: box.right + (frame?.left ?? 0), y: (box.top + box.bottom) / 2 + (frame?.top ?? 0) };
}

/** The last letter of some text in a field; the caret comes behind it. */
function rangeBehind(field, text) {
  const page = field.ownerDocument;
  const walker = page.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const at = nodes.map(node => node.data.replaceAll('\u00a0', ' ')).join('').indexOf(text);
  if (at < 0) throw new Error(`“${text}” does not stand in the editor: ${field.textContent}`);

  let left = at + text.length;
  for (const node of nodes) {
    if (left <= node.data.length) {
      const range = page.createRange();
      range.setStart(node, Math.max(0, left - 1));
      range.setEnd(node, left);
      return range;
    }
    left -= node.data.length;
  }
  throw new Error('unreachable');
}
