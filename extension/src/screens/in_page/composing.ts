/** While an input method is composing, Enter and Escape belong to it. Some say so by `keyCode` 229 alone. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
