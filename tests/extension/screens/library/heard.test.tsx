// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { screen } from '../drawn';
import { entry } from './memory_workspace';
import { click, open, openFirst, shown, type } from './opened_library';

const FOUND = '.list-header [role=status]';
const CHINESE = entry('yanwu', 'browser', { title: '包裹晚到', language: 'zh-CN', body: '<p>抱歉</p>' });

test('how many a search finds is said as one types, and nothing while nobody searches', async () => {
  await open();
  expect(shown(FOUND)).toBe('');
  await type('Search templates', 'late');
  expect(shown(FOUND)).toBe('1 template');
  await type('Search templates', 'nowhere');
  expect(shown(FOUND)).toBe('Nothing fits “nowhere”');
});

test('how the list is sorted is said, not only drawn', async () => {
  await open();
  expect(shown('.column-title[aria-pressed]')).toContain('ascending');
  await click('Title');
  expect(shown('.column-title[aria-pressed]')).toContain('descending');
});

test('what is written in another language says so where it stands', async () => {
  await open({ entries: [CHINESE] });
  expect(screen.querySelector('.row bdi')?.getAttribute('lang')).toBe('zh-CN');
  await openFirst();
  for (const field of ['.title-input', '.body-rich', '.mail .reply'])
    expect(screen.querySelector(field)?.getAttribute('lang')).toBe('zh-CN');
});

test('that an edit is under way is only to be seen; how it ended is said', async () => {
  await open();
  await openFirst();
  await type('Title', 'Late parcel, again');
  const state = screen.querySelector('.editor-bar .state');
  expect([state?.textContent, state?.getAttribute('aria-live')]).toEqual(['Saving…', 'off']);
});
