import { say } from '@/words/say';
import { askFrame, askPage } from './messages';

const SEARCH = 'insert';
const ONE = 'insert/';

/** A template at hand, by its place in the menu of every editable field. */
export interface MenuRow {
  id: string;
  title: string;
}

let turn: Promise<void> = Promise.resolve();

/** The entries in the menu of every editable field: what is at hand, and the palette for everything else. */
export function drawMenu(rows: readonly MenuRow[]): Promise<void> {
  turn = turn.then(() => draw(rows));
  return turn;
}

export function onMenu(): void {
  chrome.contextMenus.onClicked.addListener((clicked, tab) => {
    const { menuItemId: item, frameId = 0 } = clicked;
    if (tab?.id === undefined) return;
    if (item === SEARCH) void openPalette(tab.id, frameId);
    else if (String(item).startsWith(ONE)) void insert(tab.id, frameId, String(item).slice(ONE.length));
  });
}

function draw(rows: readonly MenuRow[]): Promise<void> {
  return new Promise(resolve => {
    chrome.contextMenus.removeAll(() => {
      const contexts: [`${chrome.contextMenus.ContextType}`] = ['editable'];
      for (const { id, title } of rows)
        chrome.contextMenus.create({ id: ONE + id, title: asWritten(title), contexts });
      if (rows.length > 0) chrome.contextMenus.create({ id: 'line', type: 'separator', contexts });
      chrome.contextMenus.create({ id: SEARCH, title: say('in_page.insert_from_menu'), contexts });
      resolve();
    });
  });
}

/** In a menu `&` underlines a letter, and `%s` stands for what is selected in the page. */
function asWritten(title: string): string {
  const characters = [...new Intl.Segmenter().segment(title)];
  const cut = characters[LONGEST];
  const short = cut ? `${title.slice(0, cut.index)}…` : title;
  return short.replaceAll('&', '&&').replaceAll('%s', '%\u200bs') || say('parts.untitled');
}

/** As a person counts characters: an emoji of several parts is one. */
const LONGEST = 60;

/** In the frame of the field; where no script of ours could come into it, the one around it hears the field. */
async function openPalette(tab: number, frame: number): Promise<void> {
  const isOpen = await askFrame(tab, frame, { kind: 'open_palette_here' });
  if (!isOpen) await askPage(tab, { kind: 'open_palette' });
}

/** Likewise. */
async function insert(tab: number, frame: number, id: string): Promise<void> {
  const isTaken = await askFrame(tab, frame, { kind: 'insert_here', id });
  if (!isTaken) await askPage(tab, { kind: 'insert', id });
}
