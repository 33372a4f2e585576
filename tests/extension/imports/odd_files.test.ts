import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inflated } from '@/imports/inflate';
import { read, reading } from '@/imports/read';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const readText = (text: string, name = 'file') => read([{ name, bytes: bytesOf(text) }]);

test.each([
  ['a comma where a value belongs', '{"macros": [\n {"a": 1,\n  "b": }\n]}', 'broken_json', 3],
  ['JSON that ends too early', '[\n{"short_code": "a"', 'broken_json', 2],
  ['YAML that is none', 'matches:\n  - trigger: "a\n', 'broken_yaml', 3],
  ['YAML with a name twice', 'matches:\n  - trigger: a\n    replace: b\n    trigger: c\n', 'broken_yaml', 4],
  ['a property list that declares entities', '<?xml version="1.0"?>\n<!DOCTYPE plist [\n<!ENTITY a "b">]>\n<plist><key>abbreviation</key></plist>', 'broken_plist', 2],
  ['a property list with a wrong end', '<plist><array><dict><key>abbreviation</key>\n<string>x</array></plist>', 'broken_plist', 2],
  ['nothing', '', 'empty_file', 0],
  ['white space', ' \n ', 'empty_file', 0],
  ['a word', 'hello', 'not_this', 0],
  ['an empty list', '{"folders": [], "snippets": 1}', 'nothing_inside', 0],
])('%s is refused with its line', (_, text, code, line) => {
  expect(readText(text)).toMatchObject({ kind: 'unreadable', code, line });
});

test('brackets without end are no way to end the reader', () => {
  expect(readText('['.repeat(100_000))).toMatchObject({ kind: 'unreadable', code: 'too_deep' });
});

// Compared one with every other, they outlast the patience of a test.
test('eighty thousand names in one map are not each compared with every other', () => {
  const names = Array.from({ length: 80_000 }, (_, at) => `  k${at}: value`).join('\n');
  expect(readText(`matches:\n  - trigger: a\n    replace: b\nother:\n${names}`)).toMatchObject({ kind: 'read' });
});

test('aliases that multiply are counted, not followed', () => {
  const levels = Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(', ')}]`);
  expect(readText(`a0: &a0 x\n${levels.join('\n')}\nmatches: [*a12]`)).toMatchObject({ kind: 'unreadable', code: 'too_many' });
});

test.each(['标题,正文', 'judul,isi'])('a spreadsheet headed “%s” is a table, and its head no template', head => {
  expect(readText(`${head}\nA,B`, 'a.csv')).toMatchObject({
    format: 'table',
    templates: [{ template: { title: 'A', body: '<p>B</p>' } }],
  });
});

test.each([
  ['heads in no language that we know', 'วลี,ย่อ\nสวัสดี ทุกคน ที่รัก,;hey\nลาก่อน เพื่อน ที่รัก,;bye', [';hey', ';bye']],
  ['no heads, the shortcuts last', 'Hello all of you,;hey\nGoodbye my friends,;bye', [';hey', ';bye']],
  ['lines without a word in them', 'title,shortcut,body\n,,\nA,;hey,B\n , ,\n', [';hey']],
])('a table with %s', (_, text, shortcuts) => {
  const found = readText(text, 'a.csv');
  expect(found.kind === 'read' && found.templates.map(({ template }) => template.shortcut)).toEqual(shortcuts);
});

describe('how a file is written', () => {
  const text = 'Title;Reply\nGrüße;“Äpfel” – 5 €\n';
  const utf16 = (mark: number[], swap: boolean) =>
    new Uint8Array([...mark, ...[...text].flatMap(sign => {
      const [low, high] = [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8];
      return swap ? [high, low] : [low, high];
    })]);
  const windows = new Uint8Array([...'Title;Reply\nGr', 'ü', ...'Grun;'].join('').split('').map(sign => sign.charCodeAt(0)));

  test.each([
    ['UTF-8', bytesOf(text)],
    ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(text)])],
    ['UTF-16, low byte first', utf16([0xff, 0xfe], false)],
    ['UTF-16, high byte first', utf16([0xfe, 0xff], true)],
  ])('%s', (_, bytes) => {
    const found = read([{ name: 'a.csv', bytes }]);
    expect(found).toMatchObject({ kind: 'read', templates: [{ template: { title: 'Grüße', body: '<p>“Äpfel” – 5 €</p>' } }] });
  });

  test('what Excel in China saves as CSV is read as such, and that is told', () => {
    const hello = [0xc4, 0xe3, 0xba, 0xc3]; // “你好”
    expect(read([{ name: 'a.csv', bytes: new Uint8Array([...bytesOf('Title;Reply\n1;'), ...hello]) }])).toMatchObject({
      templates: [{ template: { title: '1', body: '<p>你好</p>' } }],
      findings: [{ code: 'encoding_guessed', became: 'GB18030' }],
    });
  });

  test.each([
    ['French', 'Titre;Réponse\nDéjà;À très bientôt, l’été à Nîmes… «\u00a0Voilà\u00a0»'],
    ['German', 'Titel;Antwort\nGrüße;Für Äpfel größer als üblich'],
  ])('%s in Windows-1252 is not taken for Chinese', (_, words) => {
    const bytes = new Uint8Array([...words].map(sign => ({ '’': 0x92, '…': 0x85 })[sign] ?? sign.charCodeAt(0)));
    expect(read([{ name: 'a.csv', bytes }])).toMatchObject({ findings: [{ became: 'Windows-1252' }] });
  });

  test('whoever knows better says how the file is written', () => {
    const bytes = new Uint8Array([...bytesOf('Title;Reply\n1;'), 0xa7, 0x41, 0xa6, 0x6e]); // “你好” in Big5
    expect(read([{ name: 'a.csv', bytes }])).toMatchObject({ encoding: 'Windows-1252' });
    const said = read([{ name: 'a.csv', bytes }], { encoding: 'Big5' });
    expect(said).toMatchObject({ encoding: 'Big5', findings: [], templates: [{ template: { body: '<p>你好</p>' } }] });

    const sure = read([{ name: 'a.csv', bytes: bytesOf('Title;Reply\n1;你好') }], { encoding: 'Big5' });
    expect(sure).toMatchObject({ templates: [{ template: { body: '<p>你好</p>' } }] });
    expect(sure).not.toHaveProperty('encoding');
  });

  test('what is no UTF-8 is read as Windows-1252, and that is told', () => {
    const found = read([{ name: 'a.csv', bytes: new Uint8Array([...bytesOf('Title;Reply\nGr'), 0xfc, 0xdf, 0x65, 0x3b, 0x80, 0x0a]) }]);
    expect(found).toMatchObject({
      templates: [{ template: { title: 'Grüße', body: '<p>€</p>' } }],
      findings: [{ code: 'encoding_guessed', became: 'Windows-1252' }],
    });
    expect(windows.length).toBeGreaterThan(0);
  });
});

test('any bytes at all are read or refused, never thrown', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
    expect(['read', 'unreadable']).toContain(read([{ name: 'x', bytes }]).kind);
  }));
});

test('any body at all comes as a template that the library takes', () => {
  const pieces = fc.constantFrom('{{', '}}', '{%', '%}', '{if: a}', '{endif}', '<b>', '</p>', '%filltext:name=a%', '[[x]]', 'a', '"', "'", ' | ', '{', '}', '\\', '&lt;', 'ticket.id', '<script>');
  fc.assert(fc.property(fc.array(pieces, { maxLength: 12 }), parts => {
    const html = parts.join('');
    for (const file of [
      { macros: [{ title: 'x', actions: [{ field: 'comment_value_html', value: html }] }] },
      { version: 1, folders: [{ name: 'a', snippets: [{ name: 'x', shortcut: 'x', type: 'html', html }] }] },
    ]) {
      const found = readText(JSON.stringify(file));
      expect(found.kind).toBe('read');
    }
  }), { numRuns: 300 });
});

test('what was packed is unpacked, whatever it was', () => {
  fc.assert(fc.property(fc.string({ maxLength: 3000 }), fc.integer({ min: 0, max: 9 }), (text, level) => {
    const bytes = bytesOf(text.repeat(3));
    expect(Buffer.from(inflated(deflateRawSync(bytes, { level }), 100_000))).toEqual(Buffer.from(bytes));
  }));
});

test('what unpacks to more than there is room for is refused', () => {
  const bomb = deflateRawSync(new Uint8Array(1_000_000));
  expect(() => inflated(bomb, 100_000)).toThrow('too_big');
});

describe('what is meant to hang the reader', () => {
  test('a text of megabytes in JSON, such as a picture, is read', () => {
    const macro = { title: 'Picture', actions: [{ field: 'comment_value', value: 'x'.repeat(20_000_000) }] };
    expect(readText(JSON.stringify({ macros: [macro] }), 'a.json')).toMatchObject({
      templates: [{ findings: [{ code: 'too_long' }] }],
    });
  });

  test('a text in JSON that nothing ends is refused', () => {
    expect(readText(`{"macros": "${'x'.repeat(20_000_000)}`)).toMatchObject({ code: 'broken_json', line: 1 });
  });

  test('a table wider than any person made is refused', () => {
    expect(readText(`a,b\n${'"x,'.repeat(1_000_000)}`, 'a.csv')).toMatchObject({ code: 'too_many', line: 2 });
  });

  test('ten thousand templates of one pack each know their line', () => {
    const templates = Array.from({ length: 10_000 }, (_, at) => `  - title: T ${at}\n    body: B`);
    const found = readText(`pack: Big\ntemplates:\n${templates.join('\n')}`, 'p.yaml');
    expect(found.kind === 'read' && found.templates.map(({ before }) => before.line)).toEqual(
      templates.map((_, at) => at * 2 + 3),
    );
  });

  test('an archive that says it holds more than it does, or unpacks without end, is refused', () => {
    const bomb = zipOf('templates.json', new Uint8Array(40_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    expect(read([{ name: 'a.zip', bytes: bomb }])).toMatchObject({ kind: 'unreadable', code: 'too_big' });
    expect(read([{ name: 'a.zip', bytes: bomb.subarray(0, 2000) }])).toMatchObject({ code: 'broken_zip' });
  });

  test('what is larger than a file may be is refused unread', () => {
    const huge = new Uint8Array(50 * 1024 * 1024);
    expect(read([{ name: 'a.json', bytes: huge }])).toMatchObject({ code: 'too_big' });
  });

  test.each(['script', 'iframe', 'svg'])('a <%s> in HTML never comes along, and is told', tag => {
    const value = `<p>Hi</p><${tag} onload="alert(1)">alert(1)</${tag}><img src=x onerror=alert(1)>`;
    const macro = { title: 'x', actions: [{ field: 'comment_value_html', value }] };
    const found = readText(JSON.stringify({ macros: [macro] }));
    if (found.kind !== 'read') throw new Error(found.code);
    expect(found.templates[0]?.template.body).not.toMatch(/alert|onload|onerror/);
    expect(found.templates[0]?.findings.map(({ code }) => code)).toContain('html_removed');
  });
});

/** An archive of one file (PKZIP's APPNOTE, 4.3). */
function zipOf(name: string, content: Uint8Array): Uint8Array {
  const packed = deflateRawSync(content);
  const both = Buffer.alloc(26);
  both.writeUInt16LE(8, 4);
  both.writeUInt32LE(packed.length, 14);
  both.writeUInt32LE(content.length, 18);
  both.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), both, Buffer.from(name), packed]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), both, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}

test('ten thousand macros are read in steps', { timeout: 30_000 }, () => {
  const macros = Array.from({ length: 10_000 }, (_, id) => ({
    title: `A::${id}`,
    actions: [{ field: 'comment_value_html', value: `<p>Hi {{ticket.requester.first_name}}, no. ${id}</p>` }],
  }));
  let steps = 0;
  const all = reading([{ name: 'x.json', bytes: bytesOf(JSON.stringify({ macros })) }]);
  for (let step = all.next(); ; step = all.next()) {
    if (step.done) {
      expect(step.value).toMatchObject({ kind: 'read', format: 'zendesk', folders: ['A'] });
      break;
    }
    steps++;
  }
  expect(steps).toBe(10_000);
});
