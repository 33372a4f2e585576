export interface Decoded {
  text: string;
  /** Set where the bytes did not say it. */
  guessed: Encoding | null;
}

/** What a file may be written as that does not say so; each as the Encoding Standard names it. */
export const ENCODINGS = ['GB18030', 'Big5', 'Shift_JIS', 'EUC-KR', 'Windows-1252', 'UTF-16'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Bytes as a person says that they are written; what fits nothing there becomes a mark. */
export function decodedAs(bytes: Uint8Array, encoding: Encoding): string {
  if (typeof TextDecoder === 'undefined') return decoded(bytes).text;
  return new TextDecoder(encoding).decode(bytes);
}

/** Bytes as text: UTF-8 or UTF-16 with or without a mark, GB 18030 as Excel in China writes, else Windows-1252, which every file fits. */
export function decoded(bytes: Uint8Array): Decoded {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return { text: utf8(bytes.subarray(3)) ?? windows1252(bytes.subarray(3)), guessed: null };
  if (first === 0xff && second === 0xfe) return { text: utf16(bytes.subarray(2), 0), guessed: null };
  if (first === 0xfe && second === 0xff) return { text: utf16(bytes.subarray(2), 1), guessed: null };

  const order = orderOfUtf16(bytes);
  if (order !== null) return { text: utf16(bytes, order), guessed: 'UTF-16' };
  const text = utf8(bytes);
  if (text !== null) return { text, guessed: null };
  const chinese = gb18030(bytes);
  return chinese === null
    ? { text: windows1252(bytes), guessed: 'Windows-1252' }
    : { text: chinese, guessed: 'GB18030' };
}

/** Text of mostly Latin letters has a zero beside each: which byte of a pair comes first says where. */
function orderOfUtf16(bytes: Uint8Array): 0 | 1 | null {
  const seen = Math.min(bytes.length, 4096) & ~1;
  if (seen < 4) return null;
  const zeros = [0, 0];
  for (let at = 0; at < seen; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > seen / 5 && even < seen / 50) return 0;
  return even > seen / 5 && odd < seen / 50 ? 1 : null;
}

function utf16(bytes: Uint8Array, low: 0 | 1): string {
  return joined(Math.floor(bytes.length / 2), at => {
    const one = bytes[at * 2 + low] ?? 0;
    return one | ((bytes[at * 2 + 1 - low] ?? 0) << 8);
  }).toWellFormed();
}

/** Null where the bytes are not UTF-8. Written out, because not every engine that runs this has a TextDecoder. */
function utf8(bytes: Uint8Array): string | null {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const size = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : (first & 0xf0) === 0xe0 ? 3 : 4;
    if (size === 4 && (first < 0xf0 || first > 0xf4)) return null;
    if (at + size > bytes.length) return null;
    let code = size === 1 ? first : first & (0xff >> (size + 1));
    for (let next = 1; next < size; next++) {
      const byte = bytes[at + next] ?? 0;
      if ((byte & 0xc0) !== 0x80) return null;
      code = (code << 6) | (byte & 0x3f);
    }
    if (code < (LEAST[size] ?? 0) || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return null;
    if (code < 0x10000) units[length++] = code;
    else {
      units[length++] = 0xd7c0 + (code >> 10);
      units[length++] = 0xdc00 | (code & 0x3ff);
    }
    at += size;
  }
  return joined(length, at => units[at] ?? 0);
}

const LEAST = [0, 0, 0x80, 0x800, 0x10000];

/** Null where the bytes hardly are Chinese, and where the engine has no table of it. */
function gb18030(bytes: Uint8Array): string | null {
  if (typeof TextDecoder === 'undefined' || !isMostlyHan(bytes)) return null;
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Common characters take two bytes, both high; letters with accents mostly stand beside plain ones. */
function isMostlyHan(bytes: Uint8Array): boolean {
  let [common, pairs] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) continue;
    at++;
    pairs++;
    if (first >= 0xa1 && first <= 0xf7 && (bytes[at] ?? 0) >= 0xa1) common++;
  }
  return common > pairs * 0.9;
}

function windows1252(bytes: Uint8Array): string {
  return joined(bytes.length, at => {
    const byte = bytes[at] ?? 0;
    return byte >= 0x80 && byte < 0xa0 ? HIGH.charCodeAt(byte - 0x80) : byte;
  });
}

/** What Windows-1252 has between 0x80 and 0x9f; five places mean nothing. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function joined(length: number, unitAt: (index: number) => number): string {
  const parts: string[] = [];
  for (let from = 0; from < length; from += 8192) {
    const count = Math.min(8192, length - from);
    parts.push(String.fromCharCode(...Array.from({ length: count }, (_, index) => unitAt(from + index))));
  }
  return parts.join('');
}
