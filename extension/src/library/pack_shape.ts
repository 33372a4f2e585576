import { SWITCHES, type Template } from '@/template/template';
import { htmlOf } from '@/template/text';
import { withAttachments } from './attachments';
import { attachmentsIn } from './pack_attachments';
import { Fields, isEmpty, LONGEST, type Refuse, textOf } from './pack_fields';
import { refuseBrokenLiquid } from './pack_liquid';
import { scriptsIn } from './pack_scripts';
import type { PackNode, PackProblem } from './pack_tree';
import { isValueName } from './values';

/** One file of templates, ready to be put into a folder. */
export interface Pack {
  name: string;
  description: string;
  /** BCP 47; what a template is written in where it does not say so itself. */
  language: string;
  /** Names from the outermost folder inwards, with `/` between them. */
  folder: string;
  /** What `team.*` may be where the team has not set it. */
  values: Record<string, string>;
  templates: PackedTemplate[];
}

export interface PackedTemplate {
  /** The same in every edition of the pack; empty where its author gave none. */
  id: string;
  template: Template;
}

const PACK_FIELDS = ['pack', 'description', 'language', 'folder', 'values', 'templates'];
const ADDRESSES = ['subject', 'to', 'cc', 'bcc'];
const TEMPLATE_FIELDS = [
  'title',
  'shortcut',
  'body',
  'html',
  'description',
  'language',
  'tags',
  'id',
  ...ADDRESSES,
  ...SWITCHES,
  'attachments',
];
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const LONGEST_BODY = 256 * 1024;

/** What the tree says as a pack, with everything that is wrong in it; the pack counts only where nothing is. */
export function packIn(root: PackNode): { pack: Pack; problems: PackProblem[] } {
  const problems: PackProblem[] = [];
  const refuse: Refuse = ({ line, column }, message) => problems.push({ line, column, message });

  const fields = new Fields(root, 'A pack', PACK_FIELDS, refuse);
  const name = fields.required('pack');
  const language = languageIn(fields);
  fields.need('templates');
  const read = fields.list('templates').map(node => templateIn(node, language, refuse));
  refuseClashes(read, refuse);

  const pack = {
    name,
    description: fields.text('description'),
    language,
    folder: folderIn(fields, refuse) || name,
    values: valuesIn(fields, refuse),
    templates: read.map(({ id, template }) => ({ id, template })),
  };
  return { pack, problems };
}

interface Read extends PackedTemplate {
  fields: Fields;
}

function templateIn(node: PackNode, language: string, refuse: Refuse): Read {
  const fields = new Fields(node, 'A template', TEMPLATE_FIELDS, refuse);
  const template: Template = {
    title: fields.required('title'),
    shortcut: fields.matching('shortcut', /^\S+$/u, 'A shortcut has no spaces.'),
    body: bodyIn(fields, refuse),
    subject: subjectIn(fields, refuse),
    to: fields.text('to'),
    cc: fields.text('cc'),
    bcc: fields.text('bcc'),
    tags: tagsIn(fields, refuse),
    language: languageIn(fields) || language,
    description: fields.text('description'),
  };
  for (const name of SWITCHES) if (fields.switch(name)) template[name] = true;
  const attachments = attachmentsIn(fields, refuse);
  refuseBrokenLiquid(fields, template, refuse);
  return {
    fields,
    template: withAttachments(template, attachments),
    id: fields.matching('id', ID, 'An id is made of letters, digits, “-”, “_” and “.”.'),
  };
}

function bodyIn(fields: Fields, refuse: Refuse): string {
  const rich = fields.get('html');
  if (rich && fields.get('body')) refuse(rich, 'Write “body” or “html”, not both.');
  if (!rich) fields.need('body');

  const body = rich
    ? fields.text('html').replace(/\n+$/, '')
    : htmlOf(fields.text('body').replace(/^\n+|\n+$/g, ''));
  const written = rich ?? fields.get('body');
  if (written && new TextEncoder().encode(body).length > LONGEST_BODY)
    refuse(written, 'A body may hold at most 256 kB.');
  if (rich)
    for (const script of scriptsIn(body))
      refuse(rich, `This holds something that runs (${script}); take it out.`);
  return body;
}

function refuseClashes(templates: Read[], refuse: Refuse): void {
  const opened = new Map<string, string>();
  const known = new Map<string, string>();
  for (const { id, fields, template } of templates) {
    const shortcut = template.shortcut.normalize('NFKC').toLowerCase().normalize('NFC');
    const holder = opened.get(shortcut);
    const namesake = known.get(id);
    const [written, numbered] = [fields.get('shortcut'), fields.get('id')];
    if (shortcut && written && holder !== undefined)
      refuse(written, `“${template.shortcut}” already opens “${holder}”.`);
    if (id && numbered && namesake !== undefined) refuse(numbered, `“${namesake}” already has this id.`);

    opened.set(shortcut, holder ?? template.title);
    known.set(id, namesake ?? template.title);
  }
}

function subjectIn(fields: Fields, refuse: Refuse): string {
  const subject = fields.text('subject').trim();
  const node = fields.get('subject');
  if (node && subject.includes('\n')) refuse(node, 'A subject is one line.');
  return subject;
}

function languageIn(fields: Fields): string {
  return fields.matching('language', LANGUAGE, 'A language is written like en, id or zh-CN.');
}

function folderIn(fields: Fields, refuse: Refuse): string {
  const names = fields
    .text('folder')
    .split('/')
    .map(name => name.trim());
  const node = fields.get('folder');
  if (node && names.length > 1 && names.includes(''))
    refuse(node, 'A folder is written like Support/English, with no empty name in it.');
  return names.join('/');
}

function tagsIn(fields: Fields, refuse: Refuse): string[] {
  const tags = fields.list('tags').map(node => textOf(node, 'tag', refuse).trim());
  const node = fields.get('tags');
  if (node && tags.length > (LONGEST.tags ?? 0))
    refuse(node, `A template has at most ${LONGEST.tags} tags; this has ${tags.length}.`);
  return [...new Set(tags)].filter(tag => tag !== '');
}

function valuesIn(fields: Fields, refuse: Refuse): Record<string, string> {
  const node = fields.get('values');
  if (!node || isEmpty(node)) return {};
  if (node.kind !== 'map') {
    refuse(node, '“values” is written as lines of “name: value”.');
    return {};
  }
  const values: Record<string, string> = {};
  for (const { key, value } of node.pairs) {
    if (!isValueName(key.text))
      refuse(key, `“${key.text}” cannot name a value; use small letters, digits and “_”, as in return_days.`);
    else if (Object.hasOwn(values, key.text)) refuse(key, `“${key.text}” is written twice here.`);
    else values[key.text] = textOf(value, 'value', refuse);
  }
  return values;
}
