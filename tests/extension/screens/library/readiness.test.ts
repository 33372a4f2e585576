import { readiness, whyNotSaved } from '@/screens/library/editor/readiness';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { expect, test } from 'vitest';

const why = (part: Partial<Template>) => whyNotSaved(readiness({ ...EMPTY_TEMPLATE, title: 'Late', ...part }));
const FORM = { name: 'form.pdf', media_type: 'application/pdf', bytes: 1, digest: '0'.repeat(64) };

test.each(['', ' ', '<p></p>', '<p>&nbsp;</p><p dir="rtl"><br></p>'])(
  'behind a shortcut %o is no reply yet',
  body => {
    expect(why({ shortcut: ';late', body })).toContain('still empty');
  },
);

test.each<Partial<Template>>([
  { body: '<p>Sorry</p>' },
  { body: '{{ to.first_name }}' },
  { body: '<p><img src="cat.png" alt=""></p>' },
  { subject: 'Your parcel' },
  { cc: 'returns@shop.test' },
  { attachments: [FORM] },
])('%o is one', part => {
  expect(why({ shortcut: ';late', ...part })).toBeNull();
});

test('a template that no shortcut opens may be empty', () => {
  expect(why({})).toBeNull();
});
