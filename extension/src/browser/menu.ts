import { askPage } from './messages';

const INSERT = 'insert';

/** The entry in the menu of every editable field. */
export function createMenu(): void {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({ id: INSERT, title: 'Insert a template…', contexts: ['editable'] });
  });
}

export function onMenu(): void {
  chrome.contextMenus.onClicked.addListener((clicked, tab) => {
    if (clicked.menuItemId === INSERT && tab?.id !== undefined)
      void askPage(tab.id, { kind: 'open_palette' });
  });
}
