/** Puts the page's script into the very document that asks; not into one that has taken its place. */
export async function injectInto(sender: chrome.runtime.MessageSender): Promise<boolean> {
  if (sender.tab?.id === undefined) return false;
  const frame = sender.documentId
    ? { documentIds: [sender.documentId] }
    : { frameIds: [sender.frameId ?? 0] };
  const target = { tabId: sender.tab.id, ...frame } as chrome.scripting.InjectionTarget;
  try {
    await chrome.scripting.executeScript({ target, files: ['/page.js'], injectImmediately: true });
    return true;
  } catch {
    return false;
  }
}

/** Brings the content script into tabs that were open before the extension was installed or updated. */
export async function reachOpenTabs(): Promise<void> {
  const files = chrome.runtime.getManifest().content_scripts?.flatMap(script => script.js ?? []) ?? [];
  for (const { id } of await chrome.tabs.query({})) {
    if (id === undefined) continue;
    // Tabs of the browser itself and of the store refuse, each for itself.
    await chrome.scripting
      .executeScript({ target: { tabId: id, allFrames: true }, files })
      .catch(() => undefined);
  }
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
