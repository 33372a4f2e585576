import { describe, expect, test } from 'vitest';
import { readerFor } from '@/mail/read';
import { NOT_TOLD, told, UNREADABLE } from '@/mail/reader';
import { lookAlike, place } from './page';

const factsAt = (name: string, id: string) => {
  const page = lookAlike(name);
  return readerFor(page).read(page, place(page, id));
};

const NOTHING = { subject: '', to: '', cc: '', bcc: '' };

test.each([
  ['gmail', 'Gmail'],
  ['outlook', 'Outlook'],
  ['roundcube', 'Roundcube'],
  ['helpdesk', 'this page'],
])('%s.html is read as %s', (name, reader) => {
  expect(readerFor(lookAlike(name)).name).toBe(reader);
});

describe('Gmail', () => {
  test('a new message tells its own recipients, among several that are open', () => {
    const ada = factsAt('gmail', 'ada-body');

    expect(ada.to).toMatchObject(told([{ first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.test' }]));
    expect(ada.cc).toMatchObject(told([{ first_name: 'Charles' }]));
    expect(ada.bcc).toEqual(told([]));
    expect(ada.subject).toEqual(told(''));
    expect(ada.message).toEqual(NOT_TOLD);

    const bob = factsAt('gmail', 'bob-body');
    expect(bob.to).toEqual(told([{ email: 'bob@example.test' }]));
    expect(bob.subject).toEqual(told('Your parcel'));
  });

  test('a reply without a dialog tells whom and what it answers', () => {
    const grace = factsAt('gmail', 'grace-body');

    expect(grace.to).toMatchObject(told([{ name: 'Grace Hopper', email: 'grace@example.test' }]));
    expect(grace.subject).toEqual(told('Re: Where is my order?'));
    expect(grace.message).toMatchObject({ kind: 'told', value: expect.stringContaining('Where is my parcel?') });
  });

  test('the mailbox is the account', () => {
    expect(factsAt('gmail', 'ada-body').from).toMatchObject(told({ email: 'agent@shop.test' }));
  });

  test('markup that it does not know is called unreadable, not empty', () => {
    expect(factsAt('gmail', 'strange-body').to).toEqual(UNREADABLE);
  });

  test('a subject goes into a new message that has none, never into a reply', () => {
    const page = lookAlike('gmail');
    const head = { ...NOTHING, subject: 'Your order' };

    for (const body of ['ada-body', 'grace-body', 'bob-body']) {
      expect(readerFor(page).write(page, place(page, body), head)).toEqual([]);
    }

    expect([...page.querySelectorAll<HTMLInputElement>('[name^="subject"]')].map(box => box.value)).toEqual([
      'Your order',
      'Your parcel',
      'Re: Where is my order?',
      '',
    ]);
  });

  test('recipients are left alone, and it says so where there are none', () => {
    const page = lookAlike('gmail');
    const copies = { ...NOTHING, cc: 'x@shop.test', bcc: 'x@shop.test' };

    expect(readerFor(page).write(page, place(page, 'ada-body'), copies)).toEqual(['bcc']);
  });
});

describe('Outlook', () => {
  test('chips tell recipients, with and without a name', () => {
    const facts = factsAt('outlook', 'new-body');

    expect(facts.to).toMatchObject(
      told([{ first_name: 'Ada', email: 'ada@example.test' }, { email: 'grace@example.test' }]),
    );
    expect(facts.cc).toEqual(told([]));
    expect(facts.subject).toEqual(told(''));
    expect(facts.from).toMatchObject(told({ first_name: 'Bob' }));
  });

  test('labels in another language are understood', () => {
    const facts = factsAt('outlook', 'reply-body');

    expect(facts.to).toMatchObject(told([{ name: '王小明', first_name: '小明' }]));
    expect(facts.subject).toEqual(told('订单在哪里'));
    expect(facts.message).toEqual(told('我的包裹在哪里？'));
  });

  test('a label that it does not know makes the recipient unreadable', () => {
    expect(factsAt('outlook', 'unknown-body').to).toEqual(UNREADABLE);
  });

  test('the subject of a reply is left alone', () => {
    const page = lookAlike('outlook');
    const head = { ...NOTHING, subject: 'Your order' };

    expect(readerFor(page).write(page, place(page, 'reply-body'), head)).toEqual([]);
    expect(readerFor(page).write(page, place(page, 'new-body'), head)).toEqual([]);
  });
});

describe('Roundcube', () => {
  test('its fields tell everybody, and the lines behind > what is answered', () => {
    const facts = factsAt('roundcube', 'composebody');

    expect(facts.to).toMatchObject(
      told([
        { first_name: 'Ada', email: 'ada@example.test' },
        { first_name: 'Grace', last_name: 'Hopper', email: 'grace@example.test' },
      ]),
    );
    expect(facts.from).toMatchObject(told({ first_name: 'Bob', email: 'bob@shop.test' }));
    expect(facts.message).toEqual(told('Where is my parcel?\n\nAda'));
  });

  test('a reply keeps its subject even when it is empty; copies may be filled in', () => {
    const page = lookAlike('roundcube');
    const head = { subject: 'Your order', to: '', cc: 'desk@shop.test', bcc: '' };

    expect(readerFor(page).write(page, place(page, 'composebody'), head)).toEqual(['subject']);
    expect((place(page, '_cc') as HTMLTextAreaElement).value).toBe('desk@shop.test');
  });

  test('a subject that a person wrote stays, and nothing is said of it', () => {
    const page = lookAlike('roundcube');
    (place(page, 'compose-subject') as HTMLInputElement).value = 'Re: Parcel';
    const head = { ...NOTHING, subject: 'Your order' };

    expect(readerFor(page).write(page, place(page, 'composebody'), head)).toEqual([]);
    expect((place(page, 'compose-subject') as HTMLInputElement).value).toBe('Re: Parcel');
  });

  test('a field that has gone is unreadable', () => {
    const page = lookAlike('roundcube');
    place(page, '_to').remove();

    expect(readerFor(page).read(page, place(page, 'composebody')).to).toEqual(UNREADABLE);
  });
});

describe('any other page', () => {
  test('fields of the same form are believed', () => {
    const facts = factsAt('helpdesk', 'text');

    expect(facts.to).toMatchObject(told([{ first_name: 'Ada', email: 'ada@example.test' }]));
    expect(facts.subject).toEqual(told(''));
  });

  test.each([
    ['somebody chosen', '<div><span class="chip">Ada <button>×</button></span><input name="to"></div>', 'unreadable'],
    ['somebody further out', '<div><ul><li>Ada</li></ul><div><input name="to"></div></div>', 'unreadable'],
    ['an address behind it', '<div><input name="to"><b title="ada@example.test">Ada</b></div>', 'unreadable'],
    ['its label', '<div><span>To</span><label for="t">Recipients of it</label><input id="t" name="to"></div>', 'told'],
    ['a hint', '<div><input name="to"><small>One or more, with commas</small></div>', 'told'],
  ])('a field for recipients with %s beside it', (_, row, kind) => {
    const page = lookAlike('helpdesk');
    page.body.innerHTML = `<form>${row}<div>Subject <input name="subject"></div><textarea id="x"></textarea></form>`;
    const reader = readerFor(page);

    expect(reader.read(page, place(page, 'x')).to.kind).toBe(kind);
    expect(reader.write(page, place(page, 'x'), { ...NOTHING, to: 'boss@shop.test' })).toEqual(
      kind === 'told' ? [] : ['to'],
    );
    expect(page.querySelector<HTMLInputElement>('[name="to"]')?.value).toBe(kind === 'told' ? 'boss@shop.test' : '');
  });

  test('outside of a form nothing is told, and no subject is missed', () => {
    const page = lookAlike('helpdesk');

    expect(factsAt('helpdesk', 'note').to).toEqual(NOT_TOLD);
    expect(readerFor(page).write(page, place(page, 'note'), { ...NOTHING, subject: 'Your order' })).toEqual([]);
  });

  test('a head without a row for copies is told of', () => {
    const page = lookAlike('helpdesk');
    const head = { ...NOTHING, subject: 'Your order', bcc: 'x@shop.test' };

    expect(readerFor(page).write(page, place(page, 'text'), head)).toEqual(['bcc']);
  });
});
