// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Account, SyncState } from '@/library/workspace';
import { Popup } from '@/screens/popup/popup';
import { EMPTY_TEMPLATE } from '@/template/template';
import { before } from '../in_page/person';

const ADA: Account = { server: 'https://replies.test', id: '1', name: 'Ada', email: 'ada@shop.test', teams: [] };

test('what is chosen goes to the field in the tab, and the popup leaves', async () => {
  const { person, told } = await popup();
  await person.press('Enter');
  expect(told).toEqual(['inserted Thanks', 'closed']);
});

test('Enter again while it is inserted inserts nothing more', async () => {
  const { person, told } = await popup();
  await Promise.all([person.press('Enter'), person.press('Enter')]);
  await person.press('Enter');
  expect(told).toEqual(['inserted Thanks', 'closed']);
});

test('where no field had the caret, what is chosen again is inserted', async () => {
  const circumstances = { hasField: false };
  const { person, told } = await popup(circumstances);
  await person.press('Enter');
  circumstances.hasField = true;
  await person.press('Enter');
  expect(told).toEqual(['inserted Thanks', 'closed']);
  expect(person.reads('[role="alert"]')).toBe('');
});

test('where no field has the caret it says so, and stays', async () => {
  const { person, told } = await popup({ hasField: false });
  await person.press('Enter');
  expect(told).toEqual([]);
  expect(person.reads('[role="alert"]')).toBe('There is no field to write in. Click into your message, then choose again.');
});

test('without an account it offers to sign in; with one it does not', async () => {
  expect((await popup()).person.button('Sign in')).not.toBeNull();
  expect((await popup({ account: ADA })).person.button('Sign in')).toBeNull();
});

test('it tells in a few words how far this browser agrees with the service', async () => {
  const { person } = await popup({ account: ADA, sync: { kind: 'sending', waiting: 2, unsettled: 0 } });
  expect(person.reads('.state')).toBe('Sending 2 edits');
});

test('the library is one click away', async () => {
  const { person, told } = await popup();
  await person.click(person.button('Library'));
  expect(told).toEqual(['library']);
});

interface Circumstances {
  hasField?: boolean;
  account?: Account | null;
  sync?: SyncState;
}

async function popup(circumstances: Circumstances = {}) {
  const { account = null, sync = { kind: 'local', waiting: 0, unsettled: 0 } } = circumstances;
  const told: string[] = [];
  const thanks = { id: '1', folder: 'f', folder_name: 'Courtesy', revision: 1, template: { ...EMPTY_TEMPLATE, title: 'Thanks' } };
  const row = { id: '1', title: 'Thanks', shortcut: ';thx', language: 'en', tags: [], folder_name: 'Courtesy', marks: [], favourite: false };
  const person = await before(
    <Popup
      finder={{
        search: async () => [row],
        entry: async () => thanks,
        used: () => {},
        favour: async () => true,
        beginningWith: async () => [],
        fitting: async () => [],
      }}
      preview={async () => ({ kind: 'filled', html: '', text: '', carets: [], subject: '', to: '', cc: '', bcc: '' })}
      sanitise={html => html}
      standing={{ sync, account }}
      insert={async ({ template }) => {
        const { hasField = true } = circumstances;
        if (hasField) told.push(`inserted ${template.title}`);
        return hasField;
      }}
      openLibrary={() => told.push('library')}
      openUnsettled={() => told.push('unsettled')}
      close={() => told.push('closed')}
    />,
  );
  return { person, told };
}
