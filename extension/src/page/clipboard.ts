/** What lies on the clipboard as text; undefined where the browser does not give it. Changes nothing. */
export async function clipboardText(page: Document): Promise<string | undefined> {
  try {
    return await page.defaultView?.navigator.clipboard.readText();
  } catch {
    return undefined;
  }
}

/** Puts text on the clipboard because a person pressed a button for it. */
export async function copyText(page: Document, text: string): Promise<void> {
  await page.defaultView?.navigator.clipboard.writeText(text);
}
