import { textBlaze as dialect } from '../dialects/text_blaze';
import type { Raw, Reader } from '../format';
import { has, listAt, type Node, take, textAt } from '../trees/node';
import { leftBehind } from './left';

/** `{"version": …, "folders": [{"name", "snippets": [{"name", "shortcut", "type", "text", "html"}]}]}` */
export const textBlaze: Reader = {
  format: 'text_blaze',
  fits: source => source.looksLikeJson && /"snippets"\s*:/.test(source.text) && has(source.json, 'folders'),
  *templates(sources, _, about) {
    for (const { json } of sources) {
      for (const folder of listAt(json, 'folders')) yield* templatesIn(folder, textAt(folder, 'name'));
      about.findings.push(...leftBehind(json));
    }
  },
};

function* templatesIn(folder: Node, path: string): Iterable<Raw> {
  for (const snippet of listAt(folder, 'snippets')) yield raw(snippet, path);
  for (const inner of listAt(folder, 'folders'))
    yield* templatesIn(inner, `${path}/${textAt(inner, 'name')}`);
}

function raw(snippet: Node, folder: string): Raw {
  const html = textAt(snippet, 'html');
  const text = textAt(snippet, 'text');
  const isRich = textAt(snippet, 'type') === 'html' || (text === '' && html !== '');
  // The other one is the same reply once more, for fields that take no formatting.
  take(snippet, isRich ? 'text' : 'html');
  const title = textAt(snippet, 'name');
  const shortcut = textAt(snippet, 'shortcut');
  const body = isRich ? html : text;
  return {
    ...{ folder, title, shortcut, body, dialect, line: snippet.line },
    writing: isRich ? 'rich' : 'plain',
    findings: leftBehind(snippet),
  };
}
