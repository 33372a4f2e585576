import { autoTextExpander as ateDialect } from '../dialects/auto_text_expander';
import { prokeys as proDialect } from '../dialects/prokeys';
import type { Raw, Reader } from '../format';
import { has, type Node, textAt } from '../trees/node';
import { leftBehind } from './left';
import { isHtml } from './textexpander';

/** `["Folder", timestamp, {name, body, timestamp}, […]]` */
export const prokeys: Reader = {
  format: 'prokeys',
  fits: source => {
    if (!/^\s*\[\s*"/.test(source.text)) return false;
    const root = source.json;
    return root.kind === 'list' && root.items.some(item => item.kind === 'list' || has(item, 'body'));
  },
  *templates(sources) {
    for (const { json } of sources) yield* snippetsIn(json, '', true);
  },
};

function* snippetsIn(folder: Node, path: string, isTop: boolean): Iterable<Raw> {
  if (folder.kind !== 'list') return;
  const [first] = folder.items;
  const name = first?.kind === 'text' ? textAt(first) : '';
  // The folder around everything is called “Snippets” and is none of the person's.
  const here = isTop && /^(?:main|snippets)$/i.test(name) ? '' : [path, name].filter(Boolean).join('/');
  for (const item of folder.items) {
    if (item.kind === 'list') yield* snippetsIn(item, here, false);
    if (item.kind === 'map') yield fromSnippet(item, here);
  }
}

function fromSnippet(snippet: Node, folder: string): Raw {
  const name = textAt(snippet, 'name');
  const body = textAt(snippet, 'body');
  return {
    ...{ folder, title: name, shortcut: name, body, dialect: proDialect, line: snippet.line },
    writing: isHtml(body) ? 'rich' : 'plain',
    findings: leftBehind(snippet),
  };
}

/** `{"shortcut": "text", …}` */
export const autoTextExpander: Reader = {
  format: 'auto_text_expander',
  fits: source => {
    if (!source.looksLikeJson) return false;
    const root = source.json;
    return (
      root.kind === 'map' &&
      root.entries.size > 0 &&
      [...root.entries.values()].every(({ kind }) => kind === 'text')
    );
  },
  *templates(sources) {
    for (const { json } of sources) {
      if (json.kind !== 'map') continue;
      for (const [shortcut, node] of json.entries) {
        const body = textAt(node);
        yield {
          ...{ folder: '', title: '', shortcut, body, dialect: ateDialect, line: node.line },
          writing: isHtml(body) ? 'rich' : 'plain',
        };
      }
    }
  },
};
