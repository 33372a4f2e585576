import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '@/words/say';
import { differingWords, runsOf, wordsIn } from './word_marks';

interface WordingProps {
  id: string;
  text: string;
  other: string;
}

/** A field's text, with the words underlined that the other wording does not have. */
export function PlainWording({ id, text, other }: WordingProps) {
  const words = wordsIn(text);
  const { theirs: differs } = differingWords(words, wordsIn(other));
  return (
    <div id={id} class="wording" dir="auto">
      {text === '' && <i class="muted">{say('settle.empty')}</i>}
      {runsOf(words, differs).map((run, at) =>
        // Runs have no name but their place, and are drawn anew as a whole.
        run.differs ? <mark key={at.toString()}>{run.text}</mark> : run.text,
      )}
    </div>
  );
}

interface RichWordingProps extends WordingProps {
  sanitise(html: string): string;
}

/** A reply as it would be sent, marked likewise. Only nodes are moved: what was sanitised is not parsed again. */
export function RichWording({ id, text, other, sanitise }: RichWordingProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = parsed(sanitise(text));
    markIn(own, parsed(sanitise(other)));
    place.current?.replaceChildren(...own.childNodes);
  }, [text, other]);
  return <div ref={place} id={id} class="reply wording" dir="auto" />;
}

function parsed(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, 'text/html').body;
}

function markIn(own: HTMLElement, other: HTMLElement): void {
  const nodes = textNodesIn(own);
  const words = nodes.map(node => wordsIn(node.data));
  const otherWords = textNodesIn(other).flatMap(node => wordsIn(node.data));
  const { theirs: differs } = differingWords(words.flat(), otherWords);

  let at = 0;
  for (const [i, node] of nodes.entries()) {
    const mine = words[i] ?? [];
    const marks = differs.slice(at, at + mine.length);
    at += mine.length;
    node.replaceWith(...runsOf(mine, marks).map(run => (run.differs ? marked(run.text) : run.text)));
  }
}

function textNodesIn(element: HTMLElement): Text[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}

function marked(text: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}
