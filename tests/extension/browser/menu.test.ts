import { onMenu } from '@/browser/menu';
import { beforeEach, expect, test } from 'vitest';

type Clicked = (clicked: { menuItemId: string; frameId?: number }, tab?: { id?: number }) => void;

let click: Clicked;
let asked: unknown[][];
/** Whether a field is found in the frame that the browser names. */
let isTaken: boolean;

beforeEach(() => {
  asked = [];
  isTaken = true;
  const sendMessage = async (...message: unknown[]) => {
    asked.push(message);
    return isTaken || undefined;
  };
  const onClicked = { addListener: (heard: Clicked) => (click = heard) };
  Object.assign(globalThis, { chrome: { contextMenus: { onClicked }, tabs: { sendMessage } } });
  onMenu();
});

const settled = () => new Promise(resolve => setImmediate(resolve));

test('the frame in which the menu was opened is asked, and no other', async () => {
  click({ menuItemId: 'insert', frameId: 7 }, { id: 3 });
  await settled();

  expect(asked).toEqual([[3, { kind: 'open_palette_here' }, { frameId: 7 }]]);
});

test('where no script of ours is in that frame, the one around it that hears it is asked', async () => {
  isTaken = false;
  click({ menuItemId: 'insert', frameId: 7 }, { id: 3 });
  await settled();

  expect(asked.at(-1)).toEqual([3, { kind: 'open_palette' }]);
});

test('somebody else’s entry is none of ours', async () => {
  click({ menuItemId: 'other', frameId: 7 }, { id: 3 });
  await settled();

  expect(asked).toEqual([]);
});
