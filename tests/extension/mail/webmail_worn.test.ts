import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readerFor } from '@/mail/read';
import type { Person } from '@/template/context';
import { HOMES, MESSAGES } from './messages';
import { lookAlike, place } from './page';

const HEAD = { subject: 'WRITTEN', to: 'w@shop.test', cc: 'w@shop.test', bcc: 'w@shop.test' };
const TEXTS = '[contenteditable="true"]:not([aria-label="To"]), iframe, textarea:not([id$="-input"])';

/** A webmail's markup changes without notice: whatever attributes it loses, nobody is taken for somebody else. */
test.each(MESSAGES)('%s.html with less markup: #%s names nobody else', (name, id, facts) => {
  const fresh = freshPages(name);
  fc.assert(
    fc.property(fc.array(loss, { minLength: 1, maxLength: 8 }), losses => {
      const page = fresh();
      for (const lose of losses) lose(page);

      const told = readerFor(page).read(page, place(page, id));
      for (const fact of ['to', 'cc', 'bcc'] as const) {
        if (told[fact].kind === 'told') areThoseOf(facts[fact], told[fact].value, fact === 'to');
      }
      if (told.from.kind === 'told') areThoseOf(facts.from, [told.from.value], true);
    }),
    { numRuns: 20 },
  );
});

test('a text without a frame, its marks gone, is not taken for the one in a frame beside it', () => {
  const page = lookAlike('proton', HOMES.proton);
  page.querySelectorAll('#plain [data-testid]').forEach(marked => marked.removeAttribute('data-testid'));

  expect(readerFor(page).read(page, place(page, 'plain-body')).to.kind).not.toBe('told');
});

/** Nor is anything written into another message, or over what stands there, or into the subject of a reply. */
test.each(MESSAGES)('%s.html with less markup: #%s writes in its own message only', (name, id, facts) => {
  const fresh = freshPages(name);
  fc.assert(
    fc.property(fc.array(loss, { maxLength: 6 }), losses => {
      const page = fresh();
      const before = [...page.querySelectorAll('input, textarea')].map(field => ({
        field: field as HTMLInputElement,
        value: (field as HTMLInputElement).value,
        isOwn: isOnlyBeside(field, place(page, id)),
      }));
      for (const lose of losses) lose(page);

      readerFor(page).write(page, place(page, id), HEAD);
      const written = before.filter(({ field, value }) => field.value !== value);
      expect(written.filter(({ isOwn, value }) => !isOwn || value !== '')).toEqual([]);
      if (facts.reply === 'true') expect(written.filter(({ field }) => field.value === 'WRITTEN')).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

/** The same document each time, as it was at first. */
function freshPages(name: string): () => Document {
  const page = lookAlike(name, HOMES[name]);
  const body = page.body.innerHTML;
  return () => {
    page.body.innerHTML = body;
    return page;
  };
}

function areThoseOf(expected: string, people: Person[], isAll: boolean): void {
  const right = expected.split(' · ').filter(Boolean);
  const found = people.map(person => right.find(one => isIn(one, person)));
  expect(found, `${JSON.stringify(people)} for ${expected}`).not.toContain(undefined);
  if (isAll) expect(people).toHaveLength(right.length);
}

/** By the address; by name where a chip shows no address. */
const isIn = (one: string, { email, name }: Person): boolean =>
  email !== undefined ? one.includes(email) : name !== undefined && one.includes(name);

/** Whether the nearest element that holds the field and any text at all holds this text and no other. */
function isOnlyBeside(field: Element, text: Element): boolean {
  for (let around: Element | null = field; around; around = around.parentElement) {
    const texts = [...around.querySelectorAll(TEXTS)].filter(one => one.closest('[role="group"]') === null);
    if (texts.length > 0) return texts.length === 1 && texts[0] === text;
  }
  return false;
}

/** What makes a field a field stays, and by its id the test finds the text. */
const LASTING = new Set(['contenteditable', 'value', 'type', 'hidden', 'selected']);

type Lose = (page: Document) => void;

const loss: fc.Arbitrary<Lose> = fc
  .tuple(fc.nat(), fc.nat(), fc.boolean())
  .map(([at, detail, everywhere]) => (page: Document) => {
    const elements = [...page.body.querySelectorAll('*')];
    const element = elements[at % elements.length];
    const names = element?.getAttributeNames().filter(name => !LASTING.has(name)) ?? [];
    const name = names[detail % Math.max(1, names.length)];
    for (const worn of name ? (everywhere ? elements : [element]) : []) {
      if (name && !(name === 'id' && MESSAGES.some(([, text]) => text === worn?.id))) worn?.removeAttribute(name);
    }
  });
