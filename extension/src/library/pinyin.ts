import { dict } from 'pinyin-match/src/simplified_dict.js';
import { lettersOf } from './typos';

/** How a text with Chinese in it is said, a part for each character or Latin word; gaps and signs are left out. */
export interface Sounds {
  parts: Part[];
  /** A bit for each letter that a reading holds. */
  letters: number;
}

interface Part {
  /** All readings of a character, as some are read in several ways; a Latin letter is its own. */
  readings: readonly string[];
  /** UTF-16 code units of the text. */
  at: number;
  length: number;
}

/** Null where nothing is Chinese: then there is nothing to say but the letters themselves. */
export function soundsOf(text: string): Sounds | null {
  if (!HAN.test(text)) return null;
  const parts: Part[] = [];
  let letters = 0;
  let at = 0;
  for (const character of text.toLowerCase()) {
    const readings = readingsOf(character);
    for (const reading of readings) letters |= lettersOf(reading);
    if (readings.length > 0) parts.push({ readings, at, length: character.length });
    at += character.length;
  }
  return { parts, letters };
}

/** Where a word typed in Latin letters is how some of the text is said, in UTF-16 units; null where nowhere. */
export interface Heard {
  from: number;
  to: number;
  isAtStart: boolean;
  /** More than first letters were typed. */
  isSpelt: boolean;
}

/**
 * `tuikuan`, `tuik` and `tk` are how 退款 is typed: each character by its reading, by its first letter or its
 * `zh`, `ch`, `sh`; the last one as far as somebody got.
 */
export function heard(term: string, { parts, letters }: Sounds): Heard | null {
  const wanted = term.replaceAll('ü', 'v').replaceAll("'", '');
  if (!PINYIN.test(wanted) || (lettersOf(wanted) & ~letters) !== 0) return null;
  const last = wanted.length === 1 ? 1 : parts.length;
  for (let start = 0; start < last; start++) {
    const end = endOf(wanted, parts, start);
    if (end === null) continue;
    const from = parts[start]?.at ?? 0;
    const final = parts[end - 1];
    const to = final ? final.at + final.length : from;
    return { from, to, isAtStart: start === 0, isSpelt: wanted.length >= 2 * (end - start) };
  }
  return null;
}

/** Whether somewhere in the text some characters sound like these: another one of the same sound was typed. */
export function soundsAlike(term: Sounds, text: Sounds): boolean {
  if (term.parts.length < 2) return false;
  const last = text.parts.length - term.parts.length;
  for (let start = 0; start <= last; start++) {
    if (term.parts.every((part, i) => shareReading(part, text.parts[start + i]))) return true;
  }
  return false;
}

function shareReading(one: Part, other: Part | undefined): boolean {
  return other !== undefined && one.readings.some(reading => other.readings.includes(reading));
}

/** The part behind the last one that the word takes up, or null. Each place in the word is gone on from once. */
function endOf(word: string, parts: readonly Part[], start: number): number | null {
  let reached: readonly number[] = [0];
  for (let index = start; index < parts.length && reached.length > 0; index++) {
    reached = reachedBy(word, reached, parts[index]?.readings ?? []);
    if (reached.includes(word.length)) return index + 1;
  }
  return null;
}

function reachedBy(word: string, from: readonly number[], readings: readonly string[]): readonly number[] {
  let reached: number[] | null = null;
  for (const place of from) {
    for (const reading of readings) {
      for (const length of lengthsTaken(word, place, reading)) {
        reached ??= [];
        if (!reached.includes(place + length)) reached.push(place + length);
      }
    }
  }
  return reached ?? NOWHERE;
}

const NOWHERE: readonly number[] = [];

/** How many letters of the word may stand for this reading. */
function lengthsTaken(word: string, from: number, reading: string): number[] {
  const same = sameLetters(word, from, reading);
  if (same === 0) return [];
  if (from + same === word.length) return [same, ...(same > 1 ? [1] : [])];
  const lengths = same === reading.length ? [same] : [];
  if (same > 1 && reading.length > 2 && reading[1] === 'h') lengths.push(2);
  if (reading.length > 1) lengths.push(1);
  return lengths;
}

function sameLetters(word: string, from: number, reading: string): number {
  let same = 0;
  while (same < reading.length && word[from + same] === reading[same]) same++;
  return same;
}

const HAN = /\p{Script=Han}/u;
const PINYIN = /^[a-z0-9]+$/;

function readingsOf(character: string): readonly string[] {
  if (PINYIN.test(character)) return [character];
  return table().get(character) ?? [];
}

/** Made when the first Chinese text comes: 6,768 characters, 616 of them with several readings. */
function table(): ReadonlyMap<string, readonly string[]> {
  if (readings) return readings;
  const made = new Map<string, string[]>();
  for (const [reading, characters] of Object.entries(dict)) {
    for (const character of characters) {
      const known = made.get(character);
      if (known) known.push(reading);
      else made.set(character, [reading]);
    }
  }
  readings = made;
  return made;
}

let readings: ReadonlyMap<string, readonly string[]> | null = null;
