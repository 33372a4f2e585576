/** What lies on the clipboard as text; undefined where the browser does not give it. Changes nothing. */
export async function clipboardText(page: Document): Promise<string | undefined> {
  try {
    return await page.defaultView?.navigator.clipboard.readText();
  } catch {
    return undefined;
  }
}

/**
 * Puts text on the clipboard because a person pressed a button for it, in this very page: Chromium refuses one that
 * is not focused. Gives whether it is there; a page without HTTPS has no clipboard.
 */
export async function copyText(page: Document, text: string): Promise<boolean> {
  try {
    await (page.defaultView ?? window).navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
