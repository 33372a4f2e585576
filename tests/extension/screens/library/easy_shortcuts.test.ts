import { expect, test } from 'vitest';
import { easyShortcuts } from '@/screens/library/easy_shortcuts';
import { entry } from './memory_workspace';

const offered = (...entries: ReturnType<typeof entry>[]) =>
  easyShortcuts({ entries }, 9).map(each => each.template.shortcut);

test('a short shortcut is easier than a long one', () => {
  const long = entry('1', 'browser', { title: 'No match', shortcut: ';nomatch' });
  const short = entry('2', 'browser', { title: 'Thanks', shortcut: ';thx' });
  expect(offered(long, short)).toEqual([';thx', ';nomatch']);
});

test('what is in the language of the screens comes before what is not', () => {
  const chinese = entry('1', 'browser', { title: '谢谢', shortcut: ';xx', language: 'zh-CN' });
  const english = entry('2', 'browser', { title: 'Thanks', shortcut: ';thanks', language: 'en-GB' });
  expect(offered(chinese, english)).toEqual([';thanks', ';xx']);
});

test('nothing is offered that asks which of two is meant, or that has no shortcut', () => {
  const one = entry('1', 'browser', { title: 'Late parcel', shortcut: ';late' });
  const other = entry('2', 'browser', { title: 'Late refund', shortcut: ';LATE' });
  const none = entry('3', 'browser', { title: 'Without' });
  expect(offered(one, other, none)).toEqual([]);
});
