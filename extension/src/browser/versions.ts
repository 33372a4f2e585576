/** Which of us and which browser this is, for a report that a person sends. */
export function versions(): { product: string; browser: string } {
  const chromium = /Chrome\/(\d+)/.exec(navigator.userAgent)?.[1] ?? 'unknown';
  return { product: chrome.runtime.getManifest().version, browser: `Chrome ${chromium}` };
}
