import { Document, Scalar, YAMLMap } from 'yaml';
import { SWITCHES } from '@/template/template';
import { htmlOf, textOf } from '@/template/text';
import { type Pack, type PackedTemplate, packIn } from './pack_shape';
import { type PackProblem, packTree } from './pack_tree';

export type { Pack, PackedTemplate, PackProblem };

export type PackReading = { kind: 'read'; pack: Pack } | { kind: 'refused'; problems: PackProblem[] };

/** Reads one pack file: all of it or, with every problem and its place, nothing. */
export function readPack(file: string): PackReading {
  const tree = packTree(file);
  if (tree.kind === 'unreadable') return { kind: 'refused', problems: tree.problems };

  const { pack, problems } = packIn(tree.root);
  if (problems.length === 0) return { kind: 'read', pack };
  return { kind: 'refused', problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** The pack as a file that a person can edit; reading it gives the same pack. */
export function writePack(pack: Pack): string {
  // A template of no known language cannot stand below a pack that names one: it would be read as that.
  const language = pack.templates.every(({ template }) => template.language) ? pack.language : '';
  const file = new Document();
  const written = new YAMLMap();
  add(written, 'pack', pack.name);
  add(written, 'description', pack.description);
  add(written, 'language', language);
  if (pack.folder !== pack.name) add(written, 'folder', pack.folder);
  if (Object.keys(pack.values).length > 0) written.set('values', file.createNode(pack.values));
  written.set(
    'templates',
    pack.templates.map(each => templateNode(file, each, language)),
  );
  file.contents = written as never;
  return file.toString({ lineWidth: 0 });
}

function templateNode(file: Document, { id, template }: PackedTemplate, language: string): YAMLMap {
  const written = new YAMLMap();
  add(written, 'id', id);
  add(written, 'title', template.title);
  add(written, 'shortcut', template.shortcut);
  add(written, 'description', template.description);
  if (template.language !== language) add(written, 'language', template.language);
  if (template.tags.length > 0) written.set('tags', file.createNode(template.tags, { flow: true }));
  for (const field of ['to', 'cc', 'bcc', 'subject'] as const) add(written, field, template[field]);
  for (const name of SWITCHES) if (template[name]) written.set(name, true);
  if (template.attachments?.length) written.set('attachments', file.createNode(template.attachments));

  const text = textOf(template.body);
  if (htmlOf(text) === template.body) written.set('body', block(text));
  else written.set('html', block(template.body));
  return written;
}

function add(map: YAMLMap, name: string, text: string): void {
  if (text !== '') map.set(name, text.includes('\n') ? block(text) : text);
}

function block(text: string): Scalar<string> {
  const scalar = new Scalar(text);
  scalar.type = Scalar.BLOCK_LITERAL;
  return scalar;
}
