import { nextFrame } from '../next_frame';

/**
 * Drops files on a message as a person would: over its text, and then on what the page lays over that meanwhile.
 * Whether the page took them; where it would not have let a person drop there, nothing is dropped.
 */
export async function dropOn(place: HTMLElement, files: readonly File[]): Promise<boolean> {
  const held = new DataTransfer();
  for (const file of files) held.items.add(file);
  const box = place.getBoundingClientRect();
  const at = { clientX: box.left + box.width / 2, clientY: box.top + Math.min(box.height / 2, 120) };
  const fire = (type: string, on: Element): boolean => {
    const about = { bubbles: true, cancelable: true, composed: true, dataTransfer: held, ...at };
    return !on.dispatchEvent(new DragEvent(type, about));
  };

  fire('dragenter', place);
  fire('dragover', place);
  await nextFrame(place);
  await nextFrame(place);
  const over = zoneAt(place, at.clientX, at.clientY);
  if (over !== place) fire('dragenter', over);
  const isTaken = fire('dragover', over) && fire('drop', over);
  if (!isTaken) for (const each of new Set([over, place])) fire('dragleave', each);
  return isTaken;
}

/** What came to lie over the text; something else of the page, such as a box of ours, does not count. */
function zoneAt(place: HTMLElement, x: number, y: number): Element {
  const page = place.ownerDocument;
  const [over] = page.elementsFromPoint(x, y);
  if (!over || over.contains(place)) return place;
  const isBesideThePage = over.parentElement === page.documentElement;
  return isBesideThePage ? place : over;
}
