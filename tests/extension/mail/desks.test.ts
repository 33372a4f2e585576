import { describe, expect, test } from 'vitest';
import { readerFor } from '@/mail/read';
import { NOT_TOLD, told, UNREADABLE } from '@/mail/reader';
import { lookAlike, place } from './page';

const factsAt = (name: string, id: string) => {
  const page = lookAlike(name);
  return readerFor(page).read(page, place(page, id));
};

const ADA = { name: 'Ada Lovelace', first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.test' };
const NOTHING = { subject: '', to: '', cc: '', bcc: '' };

test.each([
  ['sogo', 'SOGo'],
  ['zimbra', 'Zimbra'],
  ['zendesk', 'Zendesk'],
  ['freshdesk', 'Freshdesk'],
  ['helpscout', 'Help Scout'],
  ['intercom', 'Intercom'],
  ['chatwoot', 'Chatwoot'],
  ['forms', 'this page'],
])('%s.html is known as %s by its markup alone', (name, reader) => {
  expect(readerFor(lookAlike(name)).name).toBe(reader);
});

test.each([
  ['https://acme.zendesk.com/agent/tickets/12', 'Zendesk'],
  ['https://zendesk.com.evil.test/agent', 'this page'],
  ['https://app.frontapp.com/open/cnv_1', 'Front'],
  ['https://acme.freshdesk.com/a/tickets/7', 'Freshdesk'],
  ['https://secure.helpscout.net/conversation/1/2', 'Help Scout'],
  ['https://docs.helpscout.com/', 'this page'],
  ['https://app.eu.intercom.com/a/inbox', 'Intercom'],
  ['https://app.chatwoot.com/app/accounts/1', 'Chatwoot'],
])('%s is %s', (url, reader) => {
  expect(readerFor(lookAlike('forms', url)).name).toBe(reader);
});

describe('SOGo', () => {
  test('chips tell recipients, without the signs of their buttons', () => {
    const facts = factsAt('sogo', 'new-body');

    expect(facts.to).toMatchObject(
      told([ADA, { first_name: 'Grace', last_name: 'Hopper', email: 'grace@example.test' }]),
    );
    expect(facts.cc).toEqual(told([]));
    expect(facts.from).toMatchObject(told({ first_name: 'Bob', email: 'bob@shop.test' }));
    expect(facts.subject).toEqual(told(''));
    expect(facts.reply).toEqual(NOT_TOLD);
  });

  test('a second message tells its own', () => {
    const facts = factsAt('sogo', 'reply-body');

    expect(facts.to).toMatchObject(told([{ first_name: '小明', email: 'wang@example.test' }]));
    expect(facts.cc).toMatchObject(told([{ email: 'li.na@example.test' }]));
    expect(facts.message).toEqual(told('我的包裹在哪里？'));
    expect(facts.reply).toEqual(told(true));
  });

  test('a chat beside the messages is not taken for one', () => {
    expect(factsAt('sogo', 'chat-body').to).toEqual(UNREADABLE);
  });

  test('a new message gets a subject, a reply keeps its own', () => {
    const page = lookAlike('sogo');
    const head = { ...NOTHING, subject: 'Your order', bcc: 'x@shop.test' };

    expect(readerFor(page).write(page, place(page, 'new-body'), head)).toEqual(['bcc']);
    expect(readerFor(page).write(page, place(page, 'reply-body'), head)).toEqual(['bcc']);
    expect([...page.querySelectorAll<HTMLInputElement>('[name="subject"]')].map(box => box.value)).toEqual([
      'Your order',
      'Re: 订单',
    ]);
  });
});

describe('Zimbra', () => {
  test('bubbles tell recipients', () => {
    const facts = factsAt('zimbra', 'new-body');

    expect(facts.to).toMatchObject(told([{ first_name: 'Ada', email: 'ada@example.test' }]));
    expect([facts.cc, facts.bcc]).toEqual([told([]), told([])]);
  });

  test('a bubble with a name alone is a person, too', () => {
    const facts = factsAt('zimbra', 'reply-body');

    expect(facts.to).toMatchObject(told([{ name: 'Grace Hopper' }, { email: 'minjun@example.test' }]));
    expect(facts.message).toEqual(told('Where is my parcel?'));
    expect(facts.reply).toEqual(told(true));
  });
});

describe('Zendesk', () => {
  test('of several open tickets the one around the text tells, and who gets a copy is not the customer', () => {
    const facts = factsAt('zendesk', 'ada-body');

    expect(facts.to).toEqual(told([ADA]));
    expect(facts.subject).toEqual(told('Where is my order?'));
    expect(facts.message).toEqual(told('Where is my parcel?'));
    expect(facts.reply).toEqual(told(true));
  });

  test('a chat tells its requester', () => {
    const facts = factsAt('zendesk', 'chat-body');

    expect(facts.to).toEqual(told([{ name: '王小明', first_name: '小明', last_name: '王' }]));
    expect(facts.message).toEqual(told('我的包裹在哪里？'));
  });

  test('markup that it does not know is unreadable', () => {
    const facts = factsAt('zendesk', 'strange-body');
    expect([facts.to, facts.subject, facts.message]).toEqual([UNREADABLE, UNREADABLE, NOT_TOLD]);
  });

  test('the subject of a ticket is left alone', () => {
    const page = lookAlike('zendesk');
    const head = { ...NOTHING, subject: 'Your order' };
    expect(readerFor(page).write(page, place(page, 'ada-body'), head)).toEqual([]);
  });
});

test('Freshdesk tells its customer and what the customer wrote last', () => {
  const facts = factsAt('freshdesk', 'reply-body');

  expect(facts.to).toEqual(told([ADA]));
  expect(facts.subject).toEqual(told('Where is my order?'));
  expect(facts.message).toEqual(told('It is still not here.'));
});

describe('Help Scout', () => {
  test('the title tells subject and customer, each to its end', () => {
    const facts = factsAt('helpscout', 'reply-body');

    expect(facts.to).toEqual(told([ADA]));
    expect(facts.subject).toEqual(told('Re: Lamp - broken'));
    expect(facts.message).toEqual(told('When does a new one come?'));
  });

  test('a title that may be read in two ways tells nobody', () => {
    const page = lookAlike('helpscout');
    page.querySelector('[data-cy="EditableTextarea"]')?.remove();
    expect(readerFor(page).read(page, place(page, 'reply-body')).to).toEqual(UNREADABLE);
  });

  test('of two addresses neither is told', () => {
    const page = lookAlike('helpscout');
    const [email] = page.querySelectorAll('li:has([data-testid="EmailList.EmailLink"])');
    email?.insertAdjacentHTML('afterend', email.outerHTML.replace('ada@', 'countess@'));
    expect(readerFor(page).read(page, place(page, 'reply-body')).to).toEqual(
      told([{ name: 'Ada Lovelace', first_name: 'Ada', last_name: 'Lovelace' }]),
    );
  });
});

describe('Intercom', () => {
  test('the title is a name where the details say it, too', () => {
    const facts = factsAt('intercom', 'reply-body');

    expect(facts.to).toMatchObject(told([{ first_name: 'María-José', email: 'maria@example.test' }]));
    expect(facts.message).toEqual(told('Thank you!'));
  });

  test('another title is nobody', () => {
    const page = lookAlike('intercom');
    const title = page.querySelector('[data-conversation-title]');
    if (title) title.textContent = 'Order Late';
    expect(readerFor(page).read(page, place(page, 'reply-body')).to).toEqual(UNREADABLE);
  });
});

describe('Chatwoot', () => {
  test('the card tells the contact; the last message is the contact’s, not a colleague’s', () => {
    const facts = factsAt('chatwoot', 'reply-body');

    expect(facts.to).toEqual(told([ADA]));
    expect(facts.message).toMatchObject({ value: expect.stringContaining('It is still not here.') });
  });

  test('a new message in a dialog has another recipient', () => {
    expect(factsAt('chatwoot', 'modal-body').to).toEqual(UNREADABLE);
  });
});

describe('Front', () => {
  const at = (id: string) => {
    const page = lookAlike('front', 'https://app.frontapp.com/open/cnv_1');
    return readerFor(page).read(page, place(page, id));
  };

  test('a labelled row with addresses is believed', () => {
    const facts = at('reply-body');

    expect(facts.to).toMatchObject(told([ADA, { first_name: 'Grace', email: 'grace.hopper@example.test' }]));
    expect(facts.cc).toMatchObject(told([{ email: 'charles@example.test' }]));
    expect(facts.bcc).toEqual(told([]));
    expect(facts.subject).toEqual(told('Re: Where is my order?'));
  });

  test('names alone are not', () => {
    expect(at('names-body').to).toEqual(UNREADABLE);
  });

  test.each([
    ['a name alone', '<span>Ada Lovelace</span>'],
    ['a name beside its picture', '<div>Ada Lovelace<img alt=""></div>'],
    ['more who are not shown', '<span>+2</span>'],
    ['somebody half written', '<input value="Ada">'],
  ])('nor an address beside %s', (_, html) => {
    const page = lookAlike('front', 'https://app.frontapp.com/open/cnv_1');
    const chip = page.querySelector('.x9 span[title="ada@example.test"]');
    chip?.insertAdjacentHTML('beforebegin', html);
    chip?.remove();

    expect(readerFor(page).read(page, place(page, 'reply-body')).to).toEqual(UNREADABLE);
  });
});

describe('forms that nobody wrote a reader for', () => {
  test.each([
    ['German', 'g-text', 'ada@example.test', ''],
    ['Chinese', 'c-text', 'wang@example.test', '订单'],
    ['Indonesian', 'i-text', 'sukarno@example.test', ''],
    ['Arabic', 'a-text', 'm.ali@example.test', ''],
    ['Japanese', 'j-text', 'taro@example.test', ''],
  ])('labels in %s are understood', (_, id, email, subject) => {
    const facts = factsAt('forms', id);
    expect(facts.to).toMatchObject(told([{ email }]));
    expect(facts.subject).toEqual(told(subject));
  });

  test('a form that is sent by mail says to whom', () => {
    expect(factsAt('forms', 'm-text').to).toEqual(told([{ email: 'ada@example.test' }]));
  });

  test('a journey to Paris is a message to nobody', () => {
    expect(factsAt('forms', 't-text').to).toEqual(told([]));
  });

  test('two fields with one meaning tell nothing', () => {
    expect(factsAt('forms', 'w-text').to).toEqual(NOT_TOLD);
  });

  test('the chosen sender is told', () => {
    expect(factsAt('forms', 'h-text').from).toMatchObject(told({ email: 'bob@shop.test' }));
  });
});
