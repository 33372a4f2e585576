import type { Look } from '@/library/reply_blocks';
import type { Piece, Restyled } from '@/library/word_difference';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { shownList } from '@/words/shown';
import type { Asked } from '../library/editor/body/chip_label';
import { LiquidChip } from '../library/editor/body/liquid_chip';
import { type SeenLiquid, seenBeside } from '../library/editor/body/seen_liquid';

/** How a piece of Liquid is shown in one field's difference. */
export type Seen = (piece: Piece) => SeenLiquid;

/** What the questions of both wordings are called. */
export interface AskedOfBoth {
  before: Asked;
  after: Asked;
}

/** Runs of words, and chips, one after another. */
export function Pieces({ pieces, seen }: { pieces: readonly Piece[]; seen: Seen }) {
  return (
    <>
      {pieces.map((piece, at) => {
        const key = at.toString();
        const { kind, text, liquid, restyled } = piece;
        const said = liquid ? <LiquidChip key={key} {...seen(piece)} /> : text;
        if (kind === 'added') return <ins key={key}>{said}</ins>;
        if (kind === 'removed') return <del key={key}>{said}</del>;
        return restyled ? (
          <mark key={key} title={restyledWords(restyled)}>
            {said}
          </mark>
        ) : (
          said
        );
      })}
    </>
  );
}

/** `pieces` are all of the field: a chip that went from one line to another is still the same chip. */
export function seenIn(pieces: readonly Piece[], asked: AskedOfBoth): Seen {
  const codes = (kind: Piece['kind']) =>
    pieces.flatMap(piece => (piece.liquid && piece.kind === kind ? [piece.text] : []));
  const old = { codes: codes('removed'), asked: asked.before };
  const young = { codes: codes('added'), asked: asked.after };
  const ways: Record<Piece['kind'], (code: string) => SeenLiquid> = {
    removed: seenBeside(old, young),
    added: seenBeside(young, old),
    same: seenBeside(young, { codes: [], asked: asked.before }),
  };
  return ({ kind, text }) => ways[kind](text);
}

export function restyledWords({ gained, lost }: Restyled): string {
  const told = [
    ...gained.map(look => say('versions.look_gained', { look: lookWords(look) })),
    ...lost.map(look => say('versions.look_lost', { look: lookWords(look) })),
  ];
  return shownList(told);
}

function lookWords(look: Look): string {
  const [name = '', ...rest] = look.split(' ');
  return say(LOOKS[name] ?? 'versions.look_marked', { value: shortened(rest.join(' ')) });
}

export function shortened(text: string): string {
  const said = text.trim();
  return said.length > 60 ? `${said.slice(0, 57)}…` : said;
}

const LOOKS: Record<string, Word> = {
  bold: 'versions.look_bold',
  italic: 'versions.look_italic',
  underlined: 'versions.look_underlined',
  struck: 'versions.look_struck',
  code: 'versions.look_code',
  raised: 'versions.look_raised',
  lowered: 'versions.look_lowered',
  small: 'versions.look_small',
  marked: 'versions.look_marked',
  link: 'versions.look_link',
  picture: 'versions.look_picture',
  colour: 'versions.look_colour',
  font: 'versions.look_font',
  size: 'versions.look_size',
};
