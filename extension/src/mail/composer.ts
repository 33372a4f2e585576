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
      const found = [...around.querySelectorAll(marks)].filter(isMark);
      if (found.length > 0) return holdsAnotherText(around, place, found) ? null : around;
    }
    return null;
  };

/** What one can write in; unlike names and roles this cannot change without the page working otherwise. */
const WRITABLE = '[contenteditable]:not([contenteditable="false"]), textarea';

function holdsAnotherText(message: Element, place: Element, marks: readonly Element[]): boolean {
  const texts = place.localName === 'iframe' ? `${WRITABLE}, iframe` : WRITABLE;
  return [...message.querySelectorAll(texts)].some(
    text =>
      !text.contains(place) &&
      !place.contains(text) &&
      !marks.some(mark => mark.contains(text) || text.contains(mark)),
  );
}
