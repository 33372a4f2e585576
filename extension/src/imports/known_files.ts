import { attachmentsOf, withAttachments } from '@/library/attachments';
import type { Template } from '@/template/template';
import type { Import, Imported } from './import';

/**
 * Without the files that nobody here has: a pack tells of them and does not hold them. Each that is left behind is
 * told. What the library has already, such as in its own export, stays.
 */
export function withKnownFiles(found: Import, library: readonly { template: Template }[]): Import {
  const known = new Set(
    library.flatMap(({ template }) => attachmentsOf(template).map(({ digest }) => digest)),
  );
  return { ...found, templates: found.templates.map(each => withKnown(each, known)) };
}

function withKnown(imported: Imported, known: ReadonlySet<string>): Imported {
  const files = attachmentsOf(imported.template);
  const left = files.filter(({ digest }) => !known.has(digest));
  if (left.length === 0) return imported;
  const template = withAttachments(
    imported.template,
    files.filter(({ digest }) => known.has(digest)),
  );
  const { line } = imported.before;
  const told = left.map(({ name }) => ({
    ...{ code: 'file_left' as const, level: 'look' as const, line },
    ...{ original: name, became: '' },
  }));
  return { ...imported, template, findings: [...imported.findings, ...told] };
}
