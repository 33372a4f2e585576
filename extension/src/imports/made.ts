import { foldShortcut } from '@/expand/shortcut';
import { problemsIn } from '@/template/check';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { htmlOf, textOf, UNPRINTABLE } from '@/template/text';
import { bodyFromHtml, bodyFromPlain } from './body';
import type { Raw } from './format';
import type { Finding, Imported } from './import';
import { literal } from './liquid_words';
import { Notes } from './notes';

const LONGEST = {
  title: 200,
  shortcut: 64,
  subject: 1000,
  to: 2000,
  cc: 2000,
  bcc: 2000,
  description: 2000,
  tag: 50,
  tags: 50,
};
const LONGEST_BODY = 256 * 1024;
const PLAIN_FIELDS = ['subject', 'to', 'cc', 'bcc'] as const;

/** A template of another product as one of ours that the library takes, and everything that became of it. */
export function made(raw: Raw): Imported {
  const notes = new Notes(raw.lineAt ?? (() => raw.line));
  const tell = (code: Finding['code'], original: string, became = ''): void =>
    void notes.findings.push({ code, level: 'look', line: raw.line, original, became });

  const body = printable(raw.body, tell);
  const template: Template = {
    ...EMPTY_TEMPLATE,
    shortcut: shortcutOf(raw, tell),
    body: settled(raw, body, notes),
    tags: tagsOf(raw, tell),
    language: languageOf(raw, tell),
    description: cut(raw.description ?? '', LONGEST.description, tell),
  };
  for (const field of PLAIN_FIELDS) template[field] = lineOf(raw, field, notes, tell);
  if (raw.follows_case) template.follows_case = true;
  if (raw.inside_words) template.inside_words = true;
  if (raw.attachments?.length) template.attachments = [...raw.attachments];
  template.title = titleOf(raw, template, tell);
  if (body.trim() === '' && template.subject === '') tell('empty', template.title);

  const before = { line: raw.line, shortcut: raw.shortcut, body: raw.body, writing: raw.writing };
  const findings = [...(raw.findings ?? []), ...notes.findings];
  return {
    id: raw.id ?? '',
    folder: folderOf(raw.folder),
    template: whole(template, raw, tell, notes),
    before,
    findings,
  };

  /** A body that the language cannot read stands as the text that it was. */
  function whole(made: Template, from: Raw, say: typeof tell, all: Notes): Template {
    const problems = problemsIn(made);
    if (problems.length === 0) return made;
    const [problem] = problems;
    all.findings.length = 0;
    say('kept_as_text', problem ? `${problem.message} ${problem.suggestion}`.trim() : '', '');
    findings.splice(0, findings.length, ...(from.findings ?? []), ...all.findings);
    const asText = from.writing === 'rich' ? cleanedAsText(from, body, all) : htmlOf(literal(body));
    const plain = Object.fromEntries(
      PLAIN_FIELDS.map(field => [field, literal(from[field] ?? '').slice(0, LONGEST[field])]),
    );
    return { ...made, ...plain, body: asText };
  }
}

type Tell = (code: Finding['code'], original: string, became?: string) => void;

function settled(raw: Raw, body: string, notes: Notes): string {
  const isTooLong = (html: string) => html.length > LONGEST_BODY / 4 && bytesOf(html) > LONGEST_BODY;
  const html = written(raw, body, notes);
  if (!isTooLong(html)) return html;
  const text = textOf(html);
  notes.tell('too_long', text.slice(60_000), `${text.slice(0, 60_000)}…`.slice(0, 60));
  return htmlOf(literal(text.slice(0, 60_000)));
}

function written(raw: Raw, body: string, notes: Notes): string {
  if (raw.isOurs && raw.writing === 'plain') return htmlOf(body);
  const converter = raw.dialect(notes);
  if (raw.isOurs) {
    const ownHtml = bodyFromHtml(body, converter, notes);
    // What holds only what it may stays as it is, to the letter.
    return notes.findings.length === 0 ? body : ownHtml;
  }
  return raw.writing === 'rich'
    ? bodyFromHtml(body, converter, notes)
    : bodyFromPlain(body, converter, notes);
}

/** HTML in which every bracket of a language is a bracket. */
function cleanedAsText(raw: Raw, body: string, notes: Notes): string {
  notes.reads(raw.lineAt ?? (() => raw.line));
  return bodyFromHtml(body, { text: literal }, new Notes(() => raw.line));
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
  }
  return bytes;
}

function printable(text: string, tell: Tell): string {
  const formed = text.toWellFormed();
  const plain = formed.replace(UNPRINTABLE, '');
  if (plain !== text) tell('characters_removed', `${text.length - plain.length || 1}`);
  return plain;
}

function lineOf(raw: Raw, field: (typeof PLAIN_FIELDS)[number], notes: Notes, tell: Tell): string {
  const text = printable(raw[field] ?? '', tell)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  if (text === '') return '';
  if (raw.isOurs) return cut(text, LONGEST[field], tell);
  notes.reads(() => raw.line);
  const before = notes.declarations;
  const converted = raw.dialect(notes).text(text);
  // Questions that the body does not declare are declared here.
  const declared = notes.declarations.slice(before.length);
  return cut(`${declared}${converted}`, LONGEST[field], tell);
}

function shortcutOf({ shortcut }: Raw, tell: Tell): string {
  const plain = shortcut.trim().toWellFormed().replace(UNPRINTABLE, '');
  const whole = plain.replace(/\s+/g, '-');
  const [short] = [whole.slice(0, LONGEST.shortcut).toWellFormed()];
  if (plain !== '' && foldShortcut(short) === '') {
    tell('shortcut_removed', shortcut);
    return '';
  }
  if (short !== shortcut.trim()) tell('shortcut_changed', shortcut, short);
  return short;
}

function titleOf({ title }: Raw, template: Template, tell: Tell): string {
  const said = title.toWellFormed().replace(UNPRINTABLE, '').replace(/\s+/g, ' ').trim();
  if (said !== '') return cut(said, LONGEST.title, tell);
  const words = inWords(template.body);
  const found = inWords(template.subject) || words || template.shortcut || 'Untitled';
  return found.slice(0, LONGEST.title);
}

/** The first line that a person would read; a hole is an ellipsis. */
function inWords(html: string): string {
  const text = textOf(html)
    .replace(/\{%[\s\S]*?%\}/g, '')
    .replace(/\{\{[\s\S]*?\}\}/g, '…');
  const line = text.trim().split('\n')[0]?.trim() ?? '';
  return /[\p{L}\p{N}]/u.test(line) ? line.slice(0, 60) : '';
}

function tagsOf({ tags = [] }: Raw, tell: Tell): string[] {
  const all = [
    ...new Set(tags.map(tag => tag.toWellFormed().replace(UNPRINTABLE, '').trim()).filter(Boolean)),
  ];
  for (const tag of all.slice(LONGEST.tags)) tell('too_long', tag);
  return all.slice(0, LONGEST.tags).map(tag => cut(tag, LONGEST.tag, tell));
}

function languageOf({ language = '' }: Raw, tell: Tell): string {
  const said = language.trim().replaceAll('_', '-');
  if (said === '' || /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(said)) return said;
  tell('field_left', language);
  return '';
}

function cut(text: string, longest: number, tell: Tell): string {
  const letters = [...text];
  if (letters.length <= longest) return text;
  const kept = letters.slice(0, longest - 1).join('');
  tell('too_long', text, `${kept}…`);
  return `${kept}…`;
}

/** `A / B` is `A/B`; names are never empty, and no longer than a folder's may be. */
function folderOf(path: string): string {
  return path
    .split('/')
    .map(name => name.toWellFormed().replace(UNPRINTABLE, '').trim().slice(0, 100))
    .filter(Boolean)
    .slice(0, 6)
    .join('/');
}
