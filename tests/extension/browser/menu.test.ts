import { drawMenu, onMenu } from '@/browser/menu';
import { beforeEach, expect, test } from 'vitest';

type Clicked = (clicked: { menuItemId: string; frameId?: number }, tab?: { id?: number }) => void;

let click: Clicked;
type Item = { title?: string };

let drawn: string[];
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
  drawn = [];
  const removeAll = (done: () => void) => {
    drawn = [];
    setImmediate(done);
  };
  const create = (item: Item) => drawn.push(item.title ?? '-');
  Object.assign(globalThis, { chrome: { contextMenus: { onClicked, removeAll, create }, tabs: { sendMessage } } });
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

test('a template at hand is written in the frame in which the menu was opened', async () => {
  click({ menuItemId: 'insert/team.42', frameId: 7 }, { id: 3 });
  await settled();

  expect(asked).toEqual([[3, { kind: 'insert_here', id: 'team.42' }, { frameId: 7 }]]);
});

test('a long title is cut between two characters, however many parts they have', async () => {
  await drawMenu([{ id: '1', title: '👩‍🚀'.repeat(61) }]);
  expect(drawn[0]).toBe(`${'👩‍🚀'.repeat(60)}…`);
});

test('the menu holds what is at hand and the palette, also when it is drawn twice at once', async () => {
  void drawMenu([{ id: '1', title: 'Late parcel' }]);
  await drawMenu([{ id: '2', title: 'R&D for %s' }]);

  expect(drawn).toEqual(['R&&D for %\u200bs', '-', 'Insert a template…']);
});

test('where nothing was used yet there is the palette alone', async () => {
  await drawMenu([]);
  expect(drawn).toEqual(['Insert a template…']);
});

test('somebody else’s entry is none of ours', async () => {
  click({ menuItemId: 'other', frameId: 7 }, { id: 3 });
  await settled();

  expect(asked).toEqual([]);
});
