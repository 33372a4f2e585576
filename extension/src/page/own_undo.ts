/**
 * Whether an editor keeps an undo history of its own (TinyMCE 5 to 7 mark their body so). It must learn of the
 * moment before and after an insertion, or one Ctrl+Z takes away what was typed before as well.
 */
export function keepsOwnUndo(host: HTMLElement): boolean {
  return host.classList.contains('mce-content-body');
}

/** Has the editor remember what stands there now. It tells the page nothing but that its content changed. */
export function rememberStep(host: HTMLElement): void {
  if (!keepsOwnUndo(host)) return;
  host.dispatchEvent(new InputEvent('input', { inputType: 'insertReplacementText', bubbles: true }));
}

/**
 * Whether an editor lets a hidden field beside its own catch what is pasted (Quill 1). It listens to the browser's
 * editing, and keeps an undo history of its own.
 */
export function catchesPaste(host: HTMLElement): boolean {
  return host.parentElement?.querySelector(':scope > [contenteditable][tabindex="-1"]') != null;
}
