import { type ComponentChild, render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Word, wordsAndLiquidIn, wordsIn } from '@/library/reply_blocks';
import { heldLiquid } from '@/template/held_liquid';
import { say } from '@/words/say';
import type { Asked } from '../editor/body/chip_label';
import { LiquidChip } from '../editor/body/liquid_chip';
import { codeOf } from '../editor/body/liquid_code';
import { type SeenLiquid, seenBeside } from '../editor/body/seen_liquid';
import { differingLiquid, differingWords, type Run, runsOf } from './word_marks';

interface WordingProps {
  id: string;
  text: string;
  other: string;
}

/** A text without Liquid, with the words underlined that the other wording does not have. */
export function PlainWording({ id, text, other }: WordingProps) {
  const plain = (said: string) => wordsIn(said).map((word): Word => ({ text: word, looks: [] }));
  return <Line id={id} {...compared(plain(text), plain(other), NOBODY_ASKED)} />;
}

interface LiquidWordingProps extends WordingProps {
  /** What the questions of either wording are called. */
  asked: AskedOfBoth;
}

export interface AskedOfBoth {
  own: Asked;
  other: Asked;
}

/** A line that may hold Liquid, e.g. a subject, marked likewise. */
export function LineWording({ id, text, other, asked }: LiquidWordingProps) {
  return <Line id={id} {...compared(wordsAndLiquidIn(text), wordsAndLiquidIn(other), asked)} />;
}

interface RichWordingProps extends LiquidWordingProps {
  sanitise(html: string): string;
}

/** A reply as it would be sent, marked likewise. Only nodes are moved: what was sanitised is not parsed again. */
export function RichWording({ id, text, other, asked, sanitise }: RichWordingProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = parsed(sanitise(text));
    markIn(own, parsed(sanitise(other)), asked);
    place.current?.replaceChildren(...own.childNodes);
  }, [text, other]);
  return <div ref={place} id={id} class="reply wording" dir="auto" />;
}

function Line({ id, words, differs, seen }: { id: string } & Compared) {
  return (
    <div id={id} class="wording" dir="auto">
      {words.length === 0 && <i class="muted">{say('settle.empty')}</i>}
      {runsOf(words, differs).map((run, at) => drawn(run, seen, at.toString()))}
    </div>
  );
}

/** Runs have no name but their place, and are drawn anew as a whole. */
function drawn(run: Run, seen: Compared['seen'], key: string): ComponentChild {
  const said = run.liquid ? <LiquidChip key={key} {...seen(run)} /> : run.text;
  return run.differs ? <mark key={key}>{said}</mark> : said;
}

interface Compared {
  words: readonly Word[];
  differs: readonly boolean[];
  seen(run: Run): SeenLiquid;
}

function compared(words: readonly Word[], others: readonly Word[], asked: AskedOfBoth): Compared {
  const { theirs: differs, mine: differThere } = differingWords(words, others);
  const own = { codes: differingLiquid(words, differs), asked: asked.own };
  const other = { codes: differingLiquid(others, differThere), asked: asked.other };
  const differing = seenBeside(own, other);
  const same = seenBeside(own, { ...other, codes: [] });
  return { words, differs, seen: run => (run.differs ? differing : same)(run.text) };
}

const NOBODY_ASKED: AskedOfBoth = { own: new Map(), other: new Map() };

function parsed(html: string): HTMLElement {
  return new DOMParser().parseFromString(heldLiquid(html), 'text/html').body;
}

function markIn(own: HTMLElement, other: HTMLElement, asked: AskedOfBoth): void {
  const leaves = leavesIn(own);
  const words = leaves.map(wordsOf);
  const { differs, seen } = compared(words.flat(), leavesIn(other).flatMap(wordsOf), asked);

  let at = 0;
  for (const [i, leaf] of leaves.entries()) {
    const mine = words[i] ?? [];
    const runs = runsOf(mine, differs.slice(at, at + mine.length));
    at += mine.length;
    const place = document.createDocumentFragment();
    render(
      runs.map((run, nth) => drawn(run, seen, nth.toString())),
      place,
    );
    leaf.replaceWith(place);
  }
}

type Leaf = Text | Element;

/** The texts of a body, and what holds its Liquid. */
function leavesIn(element: HTMLElement): Leaf[] {
  const walker = element.ownerDocument.createTreeWalker(
    element,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  );
  const found: Leaf[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Leaf;
    if (node instanceof Text || node.hasAttribute('data-liquid')) found.push(node);
  }
  return found;
}

function wordsOf(leaf: Leaf): Word[] {
  if (leaf instanceof Text) return wordsIn(leaf.data).map(text => ({ text, looks: [] }));
  return [{ text: codeOf(leaf.getAttribute('data-liquid') ?? ''), looks: [], liquid: true }];
}
