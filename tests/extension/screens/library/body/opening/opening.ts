/** Opens one body in our editor and in TipTap alone, and tells how long each takes until it is laid out. */
import '@/screens/tokens.css';
import '@/screens/parts/parts.css';
import '@/screens/library/style/editor.css';
import { openRichText } from '@/screens/library/editor/body/rich_text';
import { sanitiser } from '@/template/sanitise';
import { english } from '@/words/english';
import { speak } from '@/words/say';
import { Editor } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';

const PARAGRAPH =
  '<p>Dear {{ to.first_name }}, your parcel <b>{{ order_number }}</b> left us on {{ now | date: "%d %B" }}. ' +
  '<a href="https://shop.test/track">See where it is</a>, or write to <i>us</i>.</p><ul><li>one</li><li>two</li></ul>';
const BODY = PARAGRAPH.repeat(20);

const sanitise = sanitiser(window);

function openOurs(element: HTMLElement): () => void {
  const closing = new AbortController();
  openRichText({
    element,
    label: 'Reply',
    html: sanitise(BODY),
    sanitise,
    changed: () => undefined,
    stands: () => undefined,
    focused: () => undefined,
    begun: () => undefined,
    key: () => false,
    opened: () => undefined,
    pictured: () => undefined,
    brought: () => undefined,
    signal: closing.signal,
  });
  return () => closing.abort();
}

function openAlone(element: HTMLElement): () => void {
  const editor = new Editor({ element, extensions: [StarterKit], content: BODY });
  return () => editor.destroy();
}

function took(open: (element: HTMLElement) => () => void): number {
  const element = document.body.appendChild(document.createElement('div'));
  const began = performance.now();
  const close = open(element);
  const { height } = element.getBoundingClientRect();
  const spent = performance.now() - began;
  if (height < 400) throw new Error(`Nothing was drawn: ${height} px`);
  close();
  element.remove();
  return spent;
}

/** Milliseconds, each round one of each, so that both have the same machine. */
export function measured(rounds: number): { ours: number[]; alone: number[] } {
  const spent = { ours: [] as number[], alone: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    spent.alone.push(took(openAlone));
    spent.ours.push(took(openOurs));
  }
  return spent;
}

speak('en', english);
Object.assign(globalThis, { measured });
