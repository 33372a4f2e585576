import { askPage, type PageRequest } from './messages';

/** Asks the page in front of the person; false when nobody there has the caret in a field. */
export async function askActiveTab(request: PageRequest): Promise<boolean> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id !== undefined && askPage(tab.id, request);
}
