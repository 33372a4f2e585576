import { type Asked, chipLook } from './chip_label';
import { codeOf } from './liquid_code';

/** A chip as it is seen; whoever wrote it, it holds nothing but text. */
export function chipElement(source: string, page: Document, asked?: Asked): HTMLElement {
  const { kind, label } = chipLook(source, asked);
  const chip = page.createElement('span');
  chip.className = `chip ${kind}`;
  // Inside, because the editor's own marks come and go on the element itself.
  const inside = chip.appendChild(page.createElement('span'));
  inside.title = codeOf(source);
  inside.textContent = label;
  return chip;
}
