import { CannotRead } from './import';

/** Unpacks DEFLATE (RFC 1951), never to more than `room` bytes. Throws `CannotRead`. */
export function inflated(packed: Uint8Array, room: number): Uint8Array {
  const bits = new Bits(packed);
  const out = new Out(room);
  for (let isLast = false; !isLast; ) {
    isLast = bits.take(1) === 1;
    const kind = bits.take(2);
    if (kind === 0) stored(bits, out);
    else if (kind === 1) coded(bits, out, FIXED_LETTERS, FIXED_DISTANCES);
    else if (kind === 2) coded(bits, out, ...ownTables(bits));
    else throw new CannotRead('broken_zip');
  }
  return out.bytes;
}

class Bits {
  private at = 0;
  private held = 0;
  private count = 0;

  constructor(private readonly bytes: Uint8Array) {}

  take(wanted: number): number {
    while (this.count < wanted) {
      if (this.at >= this.bytes.length) throw new CannotRead('broken_zip');
      this.held |= (this.bytes[this.at++] ?? 0) << this.count;
      this.count += 8;
    }
    const taken = this.held & ((1 << wanted) - 1);
    this.held >>>= wanted;
    this.count -= wanted;
    return taken;
  }

  /** Whole bytes, from the next one on. */
  bytesFrom(length: () => number): Uint8Array {
    this.held = 0;
    this.count = 0;
    const wanted = length();
    const from = this.at;
    this.at += wanted;
    if (this.at > this.bytes.length) throw new CannotRead('broken_zip');
    return this.bytes.subarray(from, this.at);
  }
}

class Out {
  private held = new Uint8Array(1 << 16);
  private length = 0;

  constructor(private readonly room: number) {}

  get bytes(): Uint8Array {
    return this.held.subarray(0, this.length);
  }

  put(byte: number): void {
    this.grow(1);
    this.held[this.length++] = byte;
  }

  putAll(bytes: Uint8Array): void {
    this.grow(bytes.length);
    this.held.set(bytes, this.length);
    this.length += bytes.length;
  }

  again(distance: number, length: number): void {
    if (distance > this.length) throw new CannotRead('broken_zip');
    this.grow(length);
    for (let count = 0; count < length; count++) {
      this.held[this.length] = this.held[this.length - distance] ?? 0;
      this.length++;
    }
  }

  private grow(by: number): void {
    const wanted = this.length + by;
    if (wanted > this.room) throw new CannotRead('too_big');
    if (wanted <= this.held.length) return;
    const larger = new Uint8Array(Math.max(wanted, this.held.length * 2));
    larger.set(this.held);
    this.held = larger;
  }
}

function stored(bits: Bits, out: Out): void {
  const [first = 0, second = 0] = bits.bytesFrom(() => 4);
  out.putAll(bits.bytesFrom(() => first | (second << 8)));
}

/** A Huffman code: how many codes there are of each length, and what they mean in their order. */
interface Code {
  counts: Uint16Array;
  symbols: Uint16Array;
}

function codeOf(lengths: readonly number[]): Code {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const places = new Uint16Array(16);
  for (let length = 1; length < 15; length++)
    places[length + 1] = (places[length] ?? 0) + (counts[length] ?? 0);
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    symbols[places[length] ?? 0] = symbol;
    places[length] = (places[length] ?? 0) + 1;
  });
  return { counts, symbols };
}

function symbolFrom(bits: Bits, { counts, symbols }: Code): number {
  let code = 0;
  let first = 0;
  let place = 0;
  for (let length = 1; length < 16; length++) {
    code |= bits.take(1);
    const count = counts[length] ?? 0;
    if (code - count < first) return symbols[place + code - first] ?? 0;
    place += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw new CannotRead('broken_zip');
}

function coded(bits: Bits, out: Out, letters: Code, distances: Code): void {
  for (;;) {
    const symbol = symbolFrom(bits, letters);
    if (symbol < 256) out.put(symbol);
    else if (symbol === 256) return;
    else {
      const length = (LENGTHS[symbol - 257] ?? 0) + bits.take(LENGTH_BITS[symbol - 257] ?? 0);
      const far = symbolFrom(bits, distances);
      if (symbol > 285 || far > 29) throw new CannotRead('broken_zip');
      out.again((DISTANCES[far] ?? 0) + bits.take(DISTANCE_BITS[far] ?? 0), length);
    }
  }
}

function ownTables(bits: Bits): [Code, Code] {
  const letters = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  const given = bits.take(4) + 4;
  const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const own = new Array<number>(19).fill(0);
  for (let index = 0; index < given; index++) own[order[index] ?? 0] = bits.take(3);
  const code = codeOf(own);

  const lengths: number[] = [];
  while (lengths.length < letters + distances) {
    const symbol = symbolFrom(bits, code);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) repeat(lengths, lengths.at(-1) ?? 0, 3 + bits.take(2));
    else repeat(lengths, 0, symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7));
  }
  return [codeOf(lengths.slice(0, letters)), codeOf(lengths.slice(letters, letters + distances))];
}

function repeat(lengths: number[], length: number, times: number): void {
  for (let count = 0; count < times; count++) lengths.push(length);
}

const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12_289, 16_385, 24_577,
];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const FIXED_LETTERS = codeOf([
  ...new Array<number>(144).fill(8),
  ...new Array<number>(112).fill(9),
  ...new Array<number>(24).fill(7),
  ...new Array<number>(8).fill(8),
]);
const FIXED_DISTANCES = codeOf(new Array<number>(30).fill(5));
