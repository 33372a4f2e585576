import { piecesOf, type Writing } from '@/template/pieces';
import { LIQUID_FIELDS, type Template } from '@/template/template';
import { type Asked, askedIn, type ChipLook, chipLook } from './chip_label';
import { sourceOf } from './liquid_code';

/** Liquid as it is shown where two wordings are compared. */
export interface SeenLiquid {
  code: string;
  look: ChipLook;
  /** Its chip would look like another one that stands for something else. */
  isToldByCode: boolean;
}

/** What one of two wordings has for itself, and what its questions are called. */
export interface OwnLiquid {
  codes: readonly string[];
  asked: Asked;
}

/** A chip where that tells the difference, else the Liquid: two chips that look the same would tell none. */
export function seenBeside(own: OwnLiquid, other: OwnLiquid): (code: string) => SeenLiquid {
  const others = new Map<string, Set<string>>();
  for (const code of other.codes) {
    const name = nameOf(lookOf(code, other.asked));
    others.set(name, (others.get(name) ?? new Set()).add(code));
  }
  return code => {
    const look = lookOf(code, own.asked);
    const alike = others.get(nameOf(look));
    return { code, look, isToldByCode: alike !== undefined && !alike.has(code) };
  };
}

/** What the questions of a template are called, in whichever field they are asked. */
export function questionsOf(template: Template): Asked {
  return askedIn(
    LIQUID_FIELDS.flatMap(field =>
      field === 'body'
        ? bracketsIn(template.body, 'rich')
        : bracketsIn(template[field], 'plain').map(sourceOf),
    ),
  );
}

function bracketsIn(text: string, writing: Writing): string[] {
  return piecesOf(text, writing)
    .filter(({ kind }) => kind !== 'text' && kind !== 'unclosed')
    .map(({ start, end }) => text.slice(start, end));
}

function lookOf(code: string, asked: Asked): ChipLook {
  return chipLook(sourceOf(code), asked);
}

function nameOf({ kind, label }: ChipLook): string {
  return `${kind} ${label}`;
}
