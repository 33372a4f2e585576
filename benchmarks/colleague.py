"""From what a colleague changed, once it is written here, to the line in the list of whoever looks at it."""

from playwright.sync_api import Page

# As another tab or the worker writes what a colleague changed: into the tables, then told by the channel
# of Dexie, by which the library hears of it. Milliseconds until the line stands in the list, painted.
CHANGE = """async title => {
  const opening = indexedDB.open('rejoinder');
  const db = await new Promise(resolve => { opening.onsuccess = () => resolve(opening.result); });
  const writing = db.transaction(['own', 'journal'], 'readwrite');
  const own = writing.objectStore('own');
  const row = await new Promise(resolve => {
    const read = own.get('bench-77');
    read.onsuccess = () => resolve(read.result);
  });
  own.put({ ...row, template: { ...row.template, title } });
  writing.objectStore('journal').add({ keys: [row.id] });
  await new Promise(resolve => { writing.oncomplete = resolve; });
  db.close();
  const stands = () => [...document.querySelectorAll('.row-title')].some(each => each.title === title);
  const shown = new Promise(resolve => {
    const watching = new MutationObserver(() => {
      if (!stands()) return;
      watching.disconnect();
      requestAnimationFrame(() => {
        const drawn = new MessageChannel();
        drawn.port1.onmessage = resolve;
        drawn.port2.postMessage(null);
      });
    });
    watching.observe(document.querySelector('.rows'), { childList: true, subtree: true, attributes: true });
  });
  const told = performance.now();
  new BroadcastChannel('x-storagemutated-1').postMessage({ all: {} });
  await shown;
  return performance.now() - told;
}"""

# As whoever syncs does by itself: the pages' shelf is laid out when templates come, not at the next change.
ARRIVED = """async () => {
  const laid = new Promise(resolve => chrome.storage.onChanged.addListener(changes => {
    if ('shelf.stamp' in changes) resolve();
  }));
  await chrome.runtime.sendMessage({ kind: 'state' });
  new BroadcastChannel('x-storagemutated-1').postMessage({ all: {} });
  await laid;
}"""

WAKEN = "() => chrome.runtime.sendMessage({ kind: 'state' })"


def let_the_worker_know(page: Page) -> None:
    """Of templates that were written past it; resolves when every page has their shortcuts."""
    page.evaluate(ARRIVED)


def changes(page: Page, rounds: int) -> list[float]:
    """Milliseconds of each: as many with a worker that keeps the library as with one just woken."""
    debugger = page.context.new_cdp_session(page)
    debugger.send("ServiceWorker.enable")
    took: list[float] = []
    for number in range(2 * rounds):
        if number >= rounds:
            debugger.send("ServiceWorker.stopAllWorkers")
            # It ends a moment after it was told to.
            page.wait_for_timeout(200)
            page.evaluate(WAKEN)
        took.append(page.evaluate(CHANGE, f"A colleague's {number}"))
    debugger.detach()
    return took
