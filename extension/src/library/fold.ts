/** As people compare words: without case and accents, full width as half width. */
export function fold(text: string): string {
  if (IS_ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(ACCENTS, '').toLowerCase();
}

/** The folded text, and for each of its code units where in the original the character that it comes from begins. */
export function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = fold(character);
    folded += piece;
    for (let i = 0; i < piece.length; i++) places.push(at);
    at += character.length;
  }
  places.push(at);
  return { folded, places };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant, the quick way out.
const IS_ASCII = /^[\x00-\x7f]*$/;
const ACCENTS = /[\u0300-\u036f]/g;
