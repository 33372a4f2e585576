import { espansoOf } from '../dialects/espanso';
import { type EspansoVariable, espansoVariables, formFields } from '../dialects/espanso_variables';
import { ours } from '../dialects/ours';
import type { Raw, Reader } from '../format';
import type { Finding } from '../import';
import { quoted } from '../liquid_words';
import type { Source } from '../source';
import { has, listAt, type Node, take, textAt, textsAt } from '../trees/node';
import { leftBehind } from './left';
import { markdownToHtml } from './markdown';

/** `matches:` in YAML, in one file or many; what one file gives to all, all know. */
export const espanso: Reader = {
  format: 'espanso',
  fits: source => /^(?:matches|global_vars)\s*:/m.test(source.text) && source.yaml.some(isMatchFile),
  *templates(sources, _, about) {
    const global = espansoVariables(sources.flatMap(rootsOf).flatMap(root => listAt(root, 'global_vars')));
    for (const source of sources) {
      const folder = sources.length > 1 || !/^(?:base|default)$/.test(source.stem) ? source.stem : '';
      for (const root of rootsOf(source)) {
        for (const match of listAt(root, 'matches')) yield* templatesOf(match, folder, global);
        about.findings.push(...leftBehind(root).filter(({ original }) => !/^(?:matches)\b/.test(original)));
      }
    }
  },
};

const rootsOf = (source: Source): Node[] => source.yaml;
const isMatchFile = (root: Node): boolean => has(root, 'matches') || has(root, 'global_vars');

function* templatesOf(
  match: Node,
  folder: string,
  global: ReadonlyMap<string, EspansoVariable>,
): Iterable<Raw> {
  const triggers = [...textsAt(match, 'trigger'), ...textsAt(match, 'triggers')];
  const variables = new Map([...global, ...espansoVariables(listAt(match, 'vars'))]);
  const form = textAt(match, 'form');
  for (const [name, variable] of formFields(form, take(match, 'form_fields')))
    variables.set(`[[${name}]]`, variable);

  const { body, writing } = bodyOf(match, form);
  const [shortcut = ''] = triggers;
  const node = take(match, 'replace') ?? take(match, 'html');
  const lineAt = (offset: number) =>
    node?.kind === 'text' && node.verbatim
      ? node.line + body.slice(0, offset).split('\n').length - 1
      : match.line;
  const findings = findingsOf(match);
  const title = textAt(match, 'label');
  yield {
    ...{ folder, title, shortcut, body, writing, dialect: espansoOf(variables), line: match.line, lineAt },
    tags: textsAt(match, 'search_terms'),
    follows_case: textAt(match, 'propagate_case') === 'true',
    inside_words: textAt(match, 'word') === 'false',
    findings: [...findings, ...leftBehind(match)],
  };
  for (const other of triggers.slice(1)) yield another(match, folder, other, shortcut, title);
}

/** One text may have many triggers; here each template has one, and the others put it in. */
function another(match: Node, folder: string, shortcut: string, first: string, title: string): Raw {
  const body = `{% include ${quoted(first)} %}`;
  const finding: Finding = {
    code: 'converted',
    level: 'fine',
    line: match.line,
    original: shortcut,
    became: body,
  };
  return {
    ...{ folder, title: title || shortcut, shortcut, body, dialect: ours, line: match.line },
    ...{ writing: 'plain', isOurs: true, findings: [finding] },
  };
}

function bodyOf(match: Node, form: string): Pick<Raw, 'body' | 'writing'> {
  if (has(match, 'html')) return { body: textAt(match, 'html'), writing: 'rich' };
  if (has(match, 'markdown')) return { body: markdownToHtml(textAt(match, 'markdown')), writing: 'rich' };
  const body = has(match, 'replace') ? textAt(match, 'replace') : form;
  return { body, writing: 'plain' };
}

function findingsOf(match: Node): Finding[] {
  const told: Finding[] = [];
  const tell = (name: string, code: Finding['code']) => {
    const text = textAt(match, name);
    if (text) told.push({ code, level: 'look', line: match.line, original: `${name}: ${text}`, became: '' });
  };
  tell('regex', 'shortcut_removed');
  tell('image_path', 'field_left');
  // A shortcut opens at the edge of a word here anyhow.
  if (textAt(match, 'word') === 'true') textAt(match, 'word');
  return told;
}
