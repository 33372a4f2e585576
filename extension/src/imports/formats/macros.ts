import type { Dialect } from '../body';
import { liquidOf } from '../dialects/liquid';
import type { About, Raw, Reader } from '../format';
import type { Finding } from '../import';
import type { Source } from '../source';
import { has, leftIn, listAt, type Node, take, textAt, textsAt } from '../trees/node';
import { leftBehind } from './left';
import { isHtml } from './textexpander';

/** The list of macros in an answer of an API: on its own, or below one of these names. */
function macrosIn(root: Node): Node[] {
  if (root.kind === 'list') {
    root.taken = true;
    return root.items;
  }
  const below = ['macros', 'data', 'payload', 'canned_responses', 'items', 'results'].find(name => {
    return root.kind === 'map' && root.entries.get(name)?.kind === 'list';
  });
  if (below) return listAt(root, below);
  return has(root, 'macro') ? [take(root, 'macro') ?? root] : [root];
}

function first(source: Source): Node | undefined {
  return source.looksLikeJson ? macrosIn(source.json)[0] : undefined;
}

const actionsFit = (source: Source, name: string): boolean =>
  listAt(first(source), 'actions').some(action => has(action, name)) && has(first(source), 'actions');

function* each(sources: readonly Source[], about: About, raw: (macro: Node) => Raw): Iterable<Raw> {
  for (const { json } of sources) {
    for (const macro of macrosIn(json)) yield raw(macro);
    about.findings.push(...leftBehind(json));
  }
}

/** `/api/v2/macros.json`: the comment of a macro; `A::B::C` are folders. */
export const zendesk: Reader = {
  format: 'zendesk',
  fits: source => actionsFit(source, 'field'),
  templates: (sources, _, about) => each(sources, about, fromZendesk),
};

function fromZendesk(macro: Node): Raw {
  const path = textAt(macro, 'title')
    .split('::')
    .map(name => name.trim());
  const findings: Finding[] = [];
  let html = '';
  let plain = '';
  let subject = '';
  let tags: string[] = [];
  for (const action of listAt(macro, 'actions')) {
    const field = textAt(action, 'field');
    // The value of a comment is a text, or a list of a channel and a text.
    const texts = textsAt(action, 'value');
    const value = texts.at(-1) ?? '';
    if (field === 'comment_value_html') html = html ? `${html}${value}` : value;
    else if (field === 'comment_value') plain = plain ? `${plain}\n\n${value}` : value;
    else if (field === 'subject') subject = value;
    else if (field === 'current_tags' || field === 'set_tags') tags = [...tags, ...value.split(/[\s,]+/)];
    else findings.push(left(action, `${field}: ${texts.join(', ')}`));
    if (texts.length > 1 && /comment_value/.test(field))
      findings.push(left(action, texts.slice(0, -1).join(', ')));
  }
  if (html && plain) findings.push(left(macro, plain));
  if (textAt(macro, 'active') === 'false') findings.push(left(macro, 'active: false'));
  const description = textAt(macro, 'description');
  return {
    ...{
      folder: path.slice(0, -1).join('/'),
      title: path.at(-1) ?? '',
      shortcut: '',
      subject,
      tags,
      description,
    },
    ...{ body: html || plain, dialect: liquidOf('zendesk'), line: macro.line },
    writing: html ? 'rich' : 'plain',
    findings: [...findings, ...leftBehind(macro)],
  };
}

function left({ line }: Node, original: string): Finding {
  return { code: 'field_left', level: 'look', line, original, became: '' };
}

/** `/api/macros`: the text of a reply, its subject and the tags it sets. */
export const gorgias: Reader = {
  format: 'gorgias',
  fits: source => actionsFit(source, 'arguments') || actionsFit(source, 'name'),
  templates: (sources, _, about) => each(sources, about, fromGorgias),
};

function fromGorgias(macro: Node): Raw {
  const findings: Finding[] = [];
  let body = '';
  let isRich = false;
  let subject = '';
  let tags: string[] = [];
  for (const action of listAt(macro, 'actions')) {
    const name = textAt(action, 'name');
    if (name === 'setResponseText') {
      const html = textAt(action, 'arguments', 'body_html');
      const text = textAt(action, 'arguments', 'body_text');
      isRich = html !== '';
      body = html || text;
      for (const meant of ['type', 'title']) take(action, meant);
      const attached = take(action, 'arguments', 'attachments');
      if (attached?.kind === 'list' && attached.items.length > 0)
        findings.push(...attached.items.map(item => left(item, `attachment: ${textAt(item, 'name')}`)));
    } else if (name === 'addTags') {
      tags = [...tags, ...textsAt(action, 'arguments', 'tags').flatMap(tag => tag.split(','))];
      for (const meant of ['type', 'title']) take(action, meant);
    } else if (name === 'setSubject') {
      subject = textAt(action, 'arguments', 'subject');
      for (const meant of ['type', 'title']) take(action, meant);
    } else
      findings.push(
        left(
          action,
          `${name}: ${leftIn(action)
            .map(({ path, node }) => `${path}: ${node.text}`)
            .join(', ')}`,
        ),
      );
  }
  const title = textAt(macro, 'name');
  const language = textAt(macro, 'language');
  return {
    ...{ folder: '', title, shortcut: '', subject, tags, language },
    ...{ body, dialect: liquidOf('gorgias'), line: macro.line, writing: isRich ? 'rich' : 'plain' },
    findings: [...findings, ...leftBehind(macro)],
  };
}

/** Canned responses: `short_code` and `content`, which is Markdown without being called so. */
export const chatwoot: Reader = {
  format: 'chatwoot',
  fits: source => has(first(source), 'short_code'),
  templates: (sources, _, about) =>
    each(sources, about, macro => simple(macro, 'short_code', 'content', liquidOf('chatwoot'))),
};

function simple(macro: Node, shortcut: string, content: string, dialect: Dialect): Raw {
  const body = textAt(macro, content);
  const code = textAt(macro, shortcut);
  return {
    ...{ folder: '', title: code, shortcut: code, body, dialect, line: macro.line },
    writing: isHtml(body) ? 'rich' : 'plain',
    findings: leftBehind(macro),
  };
}

/** `name`, `body` as HTML, `body_text` for those that have no formatting. */
export const intercom: Reader = {
  format: 'intercom',
  fits: source => {
    const macro = first(source);
    return has(macro, 'body_text') || (has(macro, 'body') && has(macro, 'visible_to'));
  },
  templates: (sources, _, about) =>
    each(sources, about, macro => {
      const html = textAt(macro, 'body');
      const plain = textAt(macro, 'body_text');
      const body = html || plain;
      return {
        ...{ folder: '', title: textAt(macro, 'name'), shortcut: '', body, line: macro.line },
        dialect: liquidOf('intercom'),
        writing: isHtml(body) ? 'rich' : 'plain',
        findings: leftBehind(macro),
      };
    }),
};
