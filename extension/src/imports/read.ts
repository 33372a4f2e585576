import { foldShortcut } from '@/expand/shortcut';
import { nestedIn } from '@/template/check';
import { decoded, decodedAs, type Encoding } from './decode';
import type { About, Reader, Wishes } from './format';
import {
  CannotRead,
  type Format,
  type Import,
  type Imported,
  LARGEST_FILE,
  MOST_TEMPLATES,
  type Unreadable,
} from './import';
import { made } from './made';
import { readerOf, recognised } from './readers';
import { Source } from './source';
import { isZip, type Packed, unzipped } from './zip';

/** What a person says about files that were recognised wrongly. */
export interface Said extends Wishes {
  format?: Format | undefined;
  /** How files that do not say it are written. */
  encoding?: Encoding | undefined;
}

/**
 * Reads files of templates of any known kind. Yields how many templates are done, so that whoever reads many may
 * pause in between; never throws.
 */
export function* reading(files: readonly Packed[], said: Said = {}): Generator<number, Import | Unreadable> {
  try {
    return yield* importFrom(files, said);
  } catch (error) {
    if (!(error instanceof CannotRead)) throw error;
    const { code, line, detail, others } = error;
    return { kind: 'unreadable', code, line, detail, others };
  }
}

/** The same without pauses. */
export function read(files: readonly Packed[], said: Said = {}): Import | Unreadable {
  const steps = reading(files, said);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function* importFrom(files: readonly Packed[], said: Said): Generator<number, Import> {
  const about: About = { findings: [], values: {} };
  const sources = sourcesIn(files, about, said);
  const templates: Imported[] = [];
  const readers = said.format ? new Map([[readerOf(said.format), sources]]) : byReader(sources);

  for (const [reader, own] of readers) {
    for (const raw of reader.templates(own, said, about)) {
      if (templates.length >= MOST_TEMPLATES) throw new CannotRead('too_many');
      templates.push(made(raw));
      yield templates.length;
    }
  }
  if (templates.length === 0) throw new CannotRead('nothing_inside');
  tellDuplicates(templates);
  const format = [...readers.keys()][0]?.format ?? 'table';
  const folders = [...new Set(templates.map(({ folder }) => folder))].filter(Boolean);
  const { findings, values, table, encoding } = about;
  return {
    kind: 'read',
    format,
    folders,
    templates,
    findings,
    values,
    ...(table && readers.size === 1 && { table }),
    ...(encoding && { encoding }),
  };
}

function sourcesIn(files: readonly Packed[], about: About, { encoding }: Said): Source[] {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size === 0) throw new CannotRead('empty_file');
  if (size > LARGEST_FILE) throw new CannotRead('too_big');

  return files
    .flatMap(file => (isZip(file.bytes) ? unzipped(file.bytes) : [file]))
    .filter(({ bytes }) => bytes.length > 0)
    .map(file => new Source(file.name, textOf(file, about, encoding)));
}

/** What the bytes do not say is guessed, unless a person says it. */
function textOf({ name, bytes }: Packed, about: About, said: Encoding | undefined): string {
  const { text, guessed } = decoded(bytes);
  if (text.trim() === '') throw new CannotRead('empty_file');
  if (!guessed) return text;
  about.encoding = said ?? guessed;
  if (said) return decodedAs(bytes, said);
  about.findings.push({ code: 'encoding_guessed', level: 'look', line: 0, original: name, became: guessed });
  return text;
}

/** Files of one kind are read together: what one of espanso's gives to all, all know. */
function byReader(sources: readonly Source[]): Map<Reader, Source[]> {
  const found = new Map<Reader, Source[]>();
  for (const source of sources) {
    const reader = recognised(source);
    found.set(reader, [...(found.get(reader) ?? []), source]);
  }
  return found;
}

/** What stands in the file twice to the letter is told; who has the same shortcut is for `clashes`. */
function tellDuplicates(templates: readonly Imported[]): void {
  const shortcuts = new Set(templates.map(({ template }) => foldShortcut(template.shortcut)));
  const seen = new Map<string, Imported>();
  for (const imported of templates) {
    const { template, before, findings } = imported;
    const words = JSON.stringify([template.title, template.body, template.subject, template.shortcut]);
    const twin = seen.get(words);
    if (twin)
      findings.push({
        code: 'duplicate',
        level: 'look',
        line: before.line,
        original: template.title,
        became: `${twin.before.line}`,
      });
    else seen.set(words, imported);
    for (const nested of nestedIn(template)) {
      if (!shortcuts.has(foldShortcut(nested)))
        findings.push({
          code: 'include_missing',
          level: 'look',
          line: before.line,
          original: nested,
          became: `{% include "${nested}" %}`,
        });
    }
  }
}
