// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { firstAnswer } from '@/screens/in_page/asked';
import { QuestionBox } from '@/screens/in_page/questions';
import type { Answers, Question } from '@/template/question';
import { plainQuestion } from '@/template/questions';
import { render } from '@/template/render';
import { before } from './person';
import { context, questionsTemplate } from './gallery/library';

test('one field a question, each of its kind, and the first has the focus', async () => {
  const { person } = await box();
  expect([...person.screen.querySelectorAll('.question input')].map(field => field.getAttribute('type'))).toEqual([
    'text', 'radio', 'radio', 'radio', 'date', 'checkbox',
  ]);
  expect(document.activeElement).toBe(person.field('Order number'));
});

test.each([
  ['2026-02-28', '2026-02-28'],
  ['2026-02-31', ''],
  ['2026-99-99', ''],
  ['tomorrow', ''],
])('a date that begins as %s is offered as “%s”', (written, offered) => {
  const question: Question = { ...plainQuestion('day'), kind: 'date', default: written };
  expect(firstAnswer(question)).toBe(offered);
});

test('the preview grows with each answer', async () => {
  const { person } = await box();
  expect(person.reads('.reply')).toContain('order Order number is late');
  await person.type('10482', person.field('Order number'));
  expect(person.reads('.reply')).toContain('order 10482 is late');
});

test('Enter with a hole inserts nothing, says what is wanted and goes there', async () => {
  const { person, told } = await box();
  await person.type('10482', person.field('Order number'));

  await person.press('Enter');

  expect(told).toEqual([]);
  expect([...person.screen.querySelectorAll('.field-error')].map(each => each.textContent)).toEqual(['Choose one.', 'Give a date.']);
  expect(document.activeElement).toBe(person.field('DHL'));
  expect(person.field('Order number')?.getAttribute('aria-invalid')).toBe('false');
});

test('white space is no answer', async () => {
  const { person, told } = await box({ carrier: 'UPS', promised: '2026-03-09' });
  await person.type('  ', person.field('Order number'));
  await person.press('Enter');
  expect(told).toEqual([]);
});

test('Enter with everything said gives the answers', async () => {
  const { person, told } = await box({ carrier: 'UPS', promised: '2026-03-09' });
  await person.type('10482', person.field('Order number'));
  await person.press('Enter');
  expect(told).toEqual([{ order_number: '10482', carrier: 'UPS', promised: '2026-03-09', voucher: 'false' }]);
});

test('an answer may bring a further question; taking it back takes that away again', async () => {
  const { person, told } = await box({ order_number: '1', carrier: 'UPS', promised: '2026-03-09' });
  const voucher = person.field('Offer a voucher');

  await turn(person, voucher, true);
  expect(person.field('Voucher code')).not.toBeNull();
  await person.press('Enter');
  expect(told).toEqual([]);

  await turn(person, voucher, false);
  expect(person.field('Voucher code')).toBeNull();
  await person.press('Enter');
  expect(told).toHaveLength(1);
});

test('Escape cancels; while composing it is the input method’s', async () => {
  const { person, told } = await box();
  await person.press('Escape', { isComposing: true });
  await person.press('Enter', { isComposing: true });
  expect(told).toEqual([]);
  await person.press('Escape');
  expect(told).toEqual(['cancelled']);
});

test('Tab stays in the box, both ways', async () => {
  const { person } = await box();
  const [first, last] = [person.field('Order number'), person.button('Insert')];
  await person.press('Tab', { shiftKey: true });
  expect(document.activeElement).toBe(last);
  await person.press('Tab');
  expect(document.activeElement).toBe(first);
});

test('a choice that may stay open can be taken back', async () => {
  const body = '{% ask size, label: "Size", options: "S, M", optional: true %}<p>{{ size | default: "any" }}</p>';
  const { person, told } = await box({}, { ...questionsTemplate, body });
  const size = person.screen.querySelector('select');
  expect([...(size?.options ?? [])].map(option => option.text)).toEqual(['None', 'S', 'M']);
  expect(person.field('Size (optional)')).toBe(size);
  size?.focus();
  await person.press('Enter');
  expect(told).toEqual([{ size: '' }]);
});

test('what explains a question is told as the name of its group', async () => {
  const body = '{% ask number, label: "Number", hint: "As on the invoice" %}<p>{{ number }}</p>';
  const { person } = await box({}, { ...questionsTemplate, body });
  expect(person.screen.querySelector('[role=group]')?.getAttribute('aria-label')).toBe('As on the invoice');
  expect(person.reads('.field-hint')).toBe('As on the invoice');
});

test('an answer that does not fit is told in place of the preview, and inserts nothing', async () => {
  const body =
    '{% ask price, label: "Price" %}{% ask note, optional: true %}<p>{{ price | money: "EUR" }}{{ note }}</p>';
  const { person, told } = await box({}, { ...questionsTemplate, body });
  await person.type('twenty', person.field('Price'));
  person.field('Note (optional)')?.focus();
  await person.press('Enter');
  expect(document.activeElement).toBe(person.field('Price'));
  expect(person.screen.querySelector('.field-error')?.textContent).toBe('“twenty” is not a number.');
  expect(person.reads('.reply-pane')).toBe('An answer does not fit“twenty” is not a number.expected digits, e.g. 12.50');
  expect(told).toEqual([]);

  await person.type('20', person.field('Price'));
  expect(person.reads('.reply-pane')).toBe('€20.00');
});

type Person = Awaited<ReturnType<typeof before>>;

async function turn(person: Person, toggle: HTMLInputElement | null, on: boolean) {
  toggle?.focus();
  if (toggle?.checked !== on) toggle?.click();
  await person.click(null);
}

async function box(answers: Answers = {}, template = questionsTemplate) {
  const told: (Answers | string)[] = [];
  const preview = (said: Answers) => render(template, context, said, new Map());
  const person = await before(
    <QuestionBox
      title={template.title}
      language={template.language}
      answers={answers}
      preview={preview}
      sanitise={html => html}
      answered={given => told.push(given)}
      cancelled={() => told.push('cancelled')}
    />,
  );
  return { person, told };
}
