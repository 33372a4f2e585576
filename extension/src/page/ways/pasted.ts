import { type Arranged, arrange, isUnformatted } from '../arrange';
import { inWords } from '../in_words';
import { type Manner, mannerAt } from '../manner';
import { placesIn, type Reply } from '../reply';
import { shapeOf } from '../shape';
import type { Attempt, Way } from './way';

/** As if pasted, for editors that keep a document of their own: they take it over themselves, as one step of undo. */
export const pasted: Way = pasting('pasted', (reply, manner, page) => arrange(reply, manner, page));

/** For editors that lose empty lines of rich text. */
export const pastedAsText: Way = pasting('pasted as text', reply =>
  isUnformatted(reply) ? { html: '', text: reply.text, carets: placesIn(reply) } : null,
);

/** For editors that hold no pictures or tables. */
export const pastedInWords: Way = pasting('pasted in words', (reply, manner, page) => {
  const words = inWords(reply);
  return words && arrange(words, manner, page);
});

/** For editors that lose empty lines of rich text, too: as one paragraph. */
export const pastedInOne: Way = pasting('pasted in one', (reply, manner, page) =>
  arrange(inWords(reply) ?? reply, { ...manner, line: 'br', tight: true }, page),
);

/** For editors that take the words and make of the rest what they like. */
export const pastedAnyhow: Way = {
  name: 'pasted anyhow',
  attempt(spot, reply) {
    const attempt = pasted.attempt(spot, reply);
    return attempt && { ...attempt, shape: null };
  },
};

type Arranging = (reply: Reply, manner: Manner, page: Document) => Arranged | null;

function pasting(name: string, arranging: Arranging): Way {
  return {
    name,
    attempt(spot, reply) {
      if (spot.kind !== 'rich') return null;
      const { host, range } = spot;
      const arranged = arranging(reply, mannerAt(host, range.startContainer), host.ownerDocument);
      if (!arranged) return null;

      return {
        insert: () => paste(host, reply.text, arranged.html),
        outcomes: [arranged, { text: reply.text, carets: placesIn(reply) }],
        shape: shapeOf(arranged),
      } satisfies Attempt;
    },
  };
}

/** The events of a real paste in their order; whoever takes the first gets no second. Whether one was taken. */
function paste(host: HTMLElement, text: string, html: string): boolean {
  const held = { bubbles: true, cancelable: true, composed: true };
  const clipboardData = clipboardWith(text, html);
  if (!host.dispatchEvent(new ClipboardEvent('paste', { ...held, clipboardData }))) return true;

  const dataTransfer = clipboardWith(text, html);
  const about = { ...held, inputType: 'insertFromPaste', dataTransfer };
  return !host.dispatchEvent(new InputEvent('beforeinput', about));
}

function clipboardWith(text: string, html: string): DataTransfer {
  const held = new DataTransfer();
  held.setData('text/plain', text);
  if (html) held.setData('text/html', firmly(html));
  return held;
}

/** Draft.js makes a plain space of `&nbsp;`, and drops white space at the end of a line and of everything. */
function firmly(html: string): string {
  const firm = html.replaceAll('&nbsp;', '\u00a0');
  return firm.endsWith('\u00a0') ? `<span>${firm}</span>` : firm;
}
