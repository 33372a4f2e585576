import type { Reader } from './format';
import { espanso } from './formats/espanso';
import { autoTextExpander, prokeys } from './formats/lists';
import { chatwoot, gorgias, intercom, zendesk } from './formats/macros';
import { json } from './formats/own_json';
import { pack } from './formats/pack';
import { briskine, table, zammad } from './formats/tables';
import { textBlaze } from './formats/text_blaze';
import { textexpander } from './formats/textexpander';
import { CannotRead, type Format } from './import';
import type { Source } from './source';

/** The narrower ones first: the last ones fit nearly everything. */
const READERS: readonly Reader[] = [
  json,
  textBlaze,
  zendesk,
  gorgias,
  chatwoot,
  intercom,
  prokeys,
  autoTextExpander,
  espanso,
  pack,
  briskine,
  zammad,
  textexpander,
  table,
];

export function readerOf(format: Format): Reader {
  return READERS.find(reader => reader.format === format) ?? table;
}

/** Whose file it is, by what is in it. Throws `CannotRead` where it is broken, or nobody's. */
export function recognised(source: Source): Reader {
  const broken: CannotRead[] = [];
  for (const reader of READERS) {
    try {
      if (reader.fits(source)) return reader;
    } catch (error) {
      if (!(error instanceof CannotRead)) throw error;
      broken.push(error);
    }
  }
  throw broken[0] ?? new CannotRead('not_this');
}
