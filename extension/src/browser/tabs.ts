import { PARTS, type Part } from './parts';

/** Puts a part of the page's script into the very document that asks; not into one that has taken its place. */
export async function injectInto(sender: chrome.runtime.MessageSender, part: Part): Promise<boolean> {
  if (sender.tab?.id === undefined || !Object.hasOwn(PARTS, part)) return false;
  const frame = sender.documentId
    ? { documentIds: [sender.documentId] }
    : { frameIds: [sender.frameId ?? 0] };
  const target = { tabId: sender.tab.id, ...frame } as chrome.scripting.InjectionTarget;
  try {
    await chrome.scripting.executeScript({ target, files: [...PARTS[part]], injectImmediately: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Brings the content script into tabs that were open before the extension was installed, updated or switched on: once
 * each time the browser loads the extension, since only of some of these it tells. Tabs that have it already keep it.
 */
export async function reachOpenTabs(): Promise<void> {
  if ((await chrome.storage.session.get<Record<string, unknown>>(REACHED))[REACHED]) return;
  await chrome.storage.session.set({ [REACHED]: true });
  for (const { id } of await chrome.tabs.query({ discarded: false })) if (id !== undefined) void reach(id);
}

/** Forgotten by the browser as soon as it unloads the extension. */
const REACHED = 'tabs_reached';

/** Tabs of the browser itself and of the store refuse; one that hangs holds up no other. */
async function reach(tab: number): Promise<void> {
  const files = chrome.runtime.getManifest().content_scripts?.flatMap(script => script.js ?? []) ?? [];
  const target = { tabId: tab, allFrames: true };
  await chrome.scripting.executeScript({ target, files, injectImmediately: true }).catch(() => undefined);
}

/** The library, at one template where an id is given; a tab that shows it already is taken. */
export function openLibrary(id: string | undefined): Promise<void> {
  return showLibrary(id === undefined ? null : `#/templates?template=${encodeURIComponent(id)}`);
}

export function openUnsettled(): Promise<void> {
  return showLibrary('#/unsettled');
}

async function showLibrary(place: string | null): Promise<void> {
  const page = chrome.runtime.getURL('options.html');
  const url = page + (place ?? '');
  const open = await chrome.runtime.getContexts({ contextTypes: ['TAB' as chrome.runtime.ContextType] });
  const shown = open.find(context => context.documentUrl?.startsWith(page));
  if (!shown) await chrome.tabs.create({ url });
  else await chrome.tabs.update(shown.tabId, { active: true, ...(place === null ? {} : { url }) });
}
