// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import type { Action } from '@/screens/library/actions';
import { useKeys } from '@/screens/library/use_keys';

afterEach(() => render(null, document.body));

test('the first key counts, pressed as soon as the screen stands', () => {
  const asked: Action[] = [];
  function Screen() {
    useKeys(action => Boolean(asked.push(action)));
    return null;
  }

  render(<Screen />, document.body);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true, cancelable: true }));

  expect(asked).toEqual(['create']);
});
