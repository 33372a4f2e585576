/** HTML to Slate's elements and back, and how they are drawn. */

const BLOCKS = new Set(['p', 'div', 'ul', 'ol', 'li', 'blockquote', 'table', 'tbody', 'thead', 'tr', 'td', 'th', 'h1', 'h2', 'h3']);
const MARKS = { b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline' };

export function modelOf(html) {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  return blocksOf(body, {});
}

function blocksOf(parent, marks) {
  const blocks = [];
  let line = [];
  const endLine = () => {
    if (line.length) blocks.push({ type: 'p', children: line });
    line = [];
  };
  for (const child of parent.childNodes) {
    if (!BLOCKS.has(child.localName)) {
      line.push(...inlinesOf(child, marks));
      continue;
    }
    endLine();
    blocks.push(blockOf(child, marks));
  }
  endLine();
  return blocks;
}

function blockOf(element, marks) {
  const type = element.localName === 'div' ? 'p' : element.localName;
  const holdsBlocks = [...element.children].some(child => BLOCKS.has(child.localName));
  const children = holdsBlocks ? blocksOf(element, marks) : [...element.childNodes].flatMap(child => inlinesOf(child, marks));
  return { type, children: children.length ? children : [{ text: '' }] };
}

function inlinesOf(node, marks) {
  if (node.nodeType === 3) return node.data.trim() || !node.data.includes('\n') ? [{ text: node.data, ...marks }] : [];
  if (node.nodeType !== 1) return [];
  if (node.localName === 'br') return node.nextSibling ? [{ text: '\n', ...marks }] : [];
  if (node.localName === 'img') return [{ type: 'img', url: node.src, alt: node.alt, children: [{ text: '' }] }];

  const mark = MARKS[node.localName];
  const inner = [...node.childNodes].flatMap(child => inlinesOf(child, mark ? { ...marks, [mark]: true } : marks));
  return node.localName === 'a' ? [{ type: 'a', url: node.getAttribute('href'), children: inner }] : inner;
}

export function sentFrom(node) {
  if (node.type === undefined) return textSent(node);
  const inner = node.children.map(sentFrom).join('');
  if (node.type === 'img') return `<img src="${escaped(node.url)}" alt="${escaped(node.alt)}">`;
  if (node.type === 'a') return `<a href="${escaped(node.url)}">${inner}</a>`;
  return `<${node.type}>${inner}</${node.type}>`;
}

function textSent({ text, bold, italic, underline }) {
  let html = escaped(text).replaceAll('\n', '<br>');
  if (underline) html = `<u>${html}</u>`;
  if (italic) html = `<em>${html}</em>`;
  return bold ? `<strong>${html}</strong>` : html;
}

const escaped = text =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function Element({ attributes, children, element }) {
  const Tag = element.type === 'img' ? 'div' : element.type;
  if (element.type === 'a') return <a {...attributes} href={element.url}>{children}</a>;
  if (element.type === 'table') return <table {...attributes}><tbody>{children}</tbody></table>;
  if (/^(tbody|thead)$/.test(element.type)) return <>{children}</>;
  if (element.type !== 'img') return <Tag {...attributes}>{children}</Tag>;
  return (
    <div {...attributes}>
      <img src={element.url} alt={element.alt} />
      {children}
    </div>
  );
}

export function Leaf({ attributes, children, leaf }) {
  let shown = children;
  if (leaf.bold) shown = <strong>{shown}</strong>;
  if (leaf.italic) shown = <em>{shown}</em>;
  if (leaf.underline) shown = <u>{shown}</u>;
  return <span {...attributes}>{shown}</span>;
}
