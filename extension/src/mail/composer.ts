import { parentAcrossRoots } from './around';

/**
 * Finds the message around a field where several may be open at once. `marks` is what a message holds beside its
 * text (CSS, and a condition beyond it): rows of recipients, the subject. Where this message's marks are gone the
 * nearest ones are another message's: so an element that holds a second text is nobody's message. `framed` is for a
 * client in which every frame beside a composer's marks is a text, whatever this one is written in.
 */
export const composer =
  (marks: string, isMark: (element: Element) => boolean = () => true, framed: 'framed' | null = null) =>
  (place: Element): Element | null => {
    // Beside a subject stands the one text that it belongs to.
    const texts = place.localName === 'input' && place.matches(marks) && isMark(place) ? 1 : 0;
    for (let around = parentAcrossRoots(place); around; around = parentAcrossRoots(around)) {
      const found = [...around.querySelectorAll(marks)].filter(mark => !mark.contains(place) && isMark(mark));
      if (found.length > 0) return textsBeside(around, place, found, framed) > texts ? null : around;
    }
    return null;
  };

/** What one can write in; unlike names and roles this cannot change without the page working otherwise. */
const WRITABLE = '[contenteditable]:not([contenteditable="false"]), textarea';

function textsBeside(
  message: Element,
  place: Element,
  marks: readonly Element[],
  framed: 'framed' | null,
): number {
  const texts = framed ? FRAMED : (TEXTS_BESIDE[place.localName] ?? WRITABLE);
  return [...message.querySelectorAll(texts)].filter(
    text =>
      !text.contains(place) &&
      !place.contains(text) &&
      !marks.some(mark => mark.contains(text) || text.contains(mark)),
  ).length;
}

const FRAMED = `${WRITABLE}, iframe`;

/** Frames are texts only where a frame may be one: elsewhere they show all sorts of things. */
const TEXTS_BESIDE: Readonly<Record<string, string>> = {
  iframe: FRAMED,
  input: FRAMED,
};
