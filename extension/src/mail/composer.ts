import { parentAcrossRoots } from './around';

/**
 * Finds the message around a field where several may be open at once. `marks` is what a message holds beside its
 * text (CSS, and a condition beyond it): rows of recipients, the subject. Where this message's marks are gone the
 * nearest ones are another message's: so an element that holds a second text is nobody's message.
 */
export const composer =
  (marks: string, isMark: (element: Element) => boolean = () => true) =>
  (place: Element): Element | null => {
    for (let around = parentAcrossRoots(place); around; around = parentAcrossRoots(around)) {
      const found = [...around.querySelectorAll(marks)].filter(mark => !mark.contains(place) && isMark(mark));
      if (found.length > 0) return holdsAnotherText(around, place, found) ? null : around;
    }
    return null;
  };

/** What one can write in; unlike names and roles this cannot change without the page working otherwise. */
const WRITABLE = '[contenteditable]:not([contenteditable="false"]), textarea';

function holdsAnotherText(message: Element, place: Element, marks: readonly Element[]): boolean {
  const isInput = place.localName === 'input';
  const others = [...message.querySelectorAll(TEXTS_BESIDE[place.localName] ?? WRITABLE)].filter(
    text =>
      !text.contains(place) &&
      !place.contains(text) &&
      !marks.some(mark => mark.contains(text) || text.contains(mark)),
  );
  // Beside a subject stands the text that it belongs to.
  return others.length > (isInput ? 1 : 0);
}

/** Frames are texts only where a frame may be one: elsewhere they show all sorts of things. */
const TEXTS_BESIDE: Readonly<Record<string, string>> = {
  iframe: `${WRITABLE}, iframe`,
  input: `${WRITABLE}, iframe`,
};
