// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { fileInputNear } from '@/page/attach/file_input';

afterEach(() => document.body.replaceChildren());

const FORM = new File(['form'], 'form.pdf', { type: 'application/pdf' });
const deep = (inner: string, levels: number): string => (levels === 0 ? inner : deep(`<div>${inner}</div>`, levels - 1));
const TEXT = '<textarea id="here"></textarea>';
const field = (name: string, more = '') => `<input type="file" name="${name}" ${more}>`;

test.each([
  ['of its own form', `<form>${TEXT}${field('files')}</form>`, 'files'],
  ['of its own window', `<div role="dialog"><div>${TEXT}</div>${field('files')}</div>`, 'files'],
  ['beside its form, when it says what it is for', `<form>${TEXT}</form><aside>${field('_attachments[]')}</aside>`, '_attachments[]'],
  ['said by what it lies in', `<form>${TEXT}</form><div class="attach-bar"><label>${field('f')}</label></div>`, 'f'],
  ['for attachments rather than another', `<form>${field('logo')}${TEXT}${field('attachment')}</form>`, 'attachment'],
  ['that takes the kind of file', `<form>${field('sheet', 'accept=".csv"')}${TEXT}${field('paper', 'accept="image/*,.PDF"')}</form>`, 'paper'],
  ['close by, without a form', `<div>${deep(TEXT, 3)}${field('files')}</div>`, 'files'],
  ['far away, with the name of Gmail', `<div>${deep(TEXT, 12)}${field('Filedata')}</div>`, 'Filedata'],
])('the field for files %s', (_, html, name) => {
  expect(chosenIn(html)).toBe(name);
});

test.each([
  ['of another form', `<form>${TEXT}</form><form>${field('import_customers')}</form>`],
  ['far away, for who knows what', `<div>${deep(TEXT, 12)}${field('import_customers')}</div>`],
  ['on the page at large', `${TEXT}${field('import_customers')}`],
  ['for pictures alone', `<form>${TEXT}${field('attachments', 'accept="image/png,image/jpeg"')}</form>`],
  ['for other kinds of files', `<form>${TEXT}${field('attachments', 'accept=".csv"')}</form>`],
  ['that is off', `<form>${TEXT}${field('attachments', 'disabled')}</form>`],
  ['for folders', `<form>${TEXT}${field('attachments', 'webkitdirectory')}</form>`],
  ['that cannot be reached', `<form>${TEXT}<div inert>${field('attachments')}</div></form>`],
])('no field %s', (_, html) => {
  expect(chosenIn(html)).toBeNull();
});

/** The name of the field that a file would be put into. */
function chosenIn(html: string): string | null {
  document.body.innerHTML = html;
  const given: string[] = [];
  for (const input of document.querySelectorAll<HTMLInputElement>('input'))
    Object.defineProperty(input, 'files', { get: () => null, set: () => given.push(input.name) });
  const place = document.getElementById('here') as HTMLElement;
  fileInputNear(place, [FORM], () => null)?.give([FORM]);
  return given[0] ?? null;
}
