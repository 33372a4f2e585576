import { askFrame, askPage } from './messages';

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
      void openPalette(tab.id, clicked.frameId ?? 0);
  });
}

/** In the frame of the field; where no script of ours could come into it, the one around it hears the field. */
async function openPalette(tab: number, frame: number): Promise<void> {
  const isOpen = await askFrame(tab, frame, { kind: 'open_palette_here' });
  if (!isOpen) await askPage(tab, { kind: 'open_palette' });
}
