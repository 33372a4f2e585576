/** The parts of the page's script, each with what it stands on and may not be there yet. */
export const PARTS = {
  /** Hears what a person types, and decides. */
  page: ['/page.js'],
  /** Fills a template and puts it into a field. */
  writing: ['/writing.js'],
  /** The list under the caret, and whatever is drawn at all. */
  list: ['/list.js'],
  /** The palette, the questions, the notices. */
  screen: ['/list.js', '/screen.js'],
  /** Gives the files of a template to the message. */
  attach: ['/attach.js'],
} as const;

export type Part = keyof typeof PARTS;
