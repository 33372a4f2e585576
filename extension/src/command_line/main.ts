import type { Finding, Import, Unreadable } from '@/imports/import';
import { FORMATS } from '@/imports/import';
import { read } from '@/imports/read';
import { type Leaving, writeCsv, writeJson } from '@/imports/write';
import { english } from '@/words/english';
import { say, speak } from '@/words/say';

/** A file as the service hands it over: each byte is a character. */
interface Handed {
  name: string;
  bytes: string;
}

/** What the service's command line calls: texts in, texts out, since the two share no memory. */
const commands = {
  read(handed: string, format: string): string {
    const files = (JSON.parse(handed) as Handed[]).map(({ name, bytes }) => ({
      name,
      bytes: Uint8Array.from(bytes, sign => sign.charCodeAt(0)),
    }));
    return JSON.stringify(told(read(files, { format: FORMATS.find(each => each === format) })));
  },

  write(kind: string, templates: string, values: string): string {
    const leaving = JSON.parse(templates) as Leaving[];
    return kind === 'csv' ? writeCsv(leaving) : writeJson(leaving, JSON.parse(values));
  },
};

/** The engine knows the language and nothing of a browser; this is all that our readers ask for beyond it. */
class Utf8 {
  encode(text: string): Uint8Array {
    const written = encodeURIComponent(text.toWellFormed());
    const signs = written.replace(/%(..)/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    return Uint8Array.from(signs, sign => sign.charCodeAt(0));
  }
}

if (!('TextEncoder' in globalThis)) Object.assign(globalThis, { TextEncoder: Utf8 });
speak('en', english);
Object.assign(globalThis, { rejoinder: commands });

function told(found: Import | Unreadable) {
  if (found.kind === 'unreadable') {
    const { code, line, detail, others } = found;
    return {
      kind: found.kind,
      message: say(`imports.unreadable_${code}`),
      places: [{ line, detail }, ...others],
    };
  }
  const { kind, format, values, findings, templates } = found;
  return {
    ...{ kind, values, format: say(`imports.format_${format}`), findings: findings.map(inWords) },
    templates: templates.map(({ id, folder, template, before, findings: own }) => ({
      ...{ id, folder, template, line: before.line },
      findings: own.map(inWords),
    })),
  };
}

function inWords({ code, level, line, original, became }: Finding) {
  const end = became.trim() === '' ? '' : ` → ${became}`;
  return {
    level,
    line,
    words: `${say(`imports.finding_${code}`)} ${onOneLine(original)}${onOneLine(end)}`,
  };
}

/** What was cut off may be megabytes long. */
function onOneLine(text: string): string {
  const line = text.slice(0, 1000).replace(/\s*\n\s*/g, ' ');
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN).trimEnd()}…` : line;
}

/** UTF-16 units; a few lines of a terminal. */
const LONGEST_SHOWN = 300;
