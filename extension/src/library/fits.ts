import type { Searchable } from './searchable';
import { bodyOf } from './searchable';
import { tellingWords } from './telling';

/** A message that a person answers. */
export interface Answered {
  subject: string;
  text: string;
}

/** Which templates are about what a message is about: BM25 (Robertson and Zaragoza, 2009) over their telling words. */
export class FittingIndex {
  private readonly places = new Map<string, number>();
  private topics: (Topic | null)[] = [];
  private readonly standing = new Map<string, Standing>();
  private words = 0;

  has(id: string): boolean {
    return this.places.has(id);
  }

  get size(): number {
    return this.places.size;
  }

  add(searchable: Searchable): void {
    const { id, template } = searchable.entry;
    this.delete(id);
    const counts = countsOf(tellingWords(bodyOf(searchable).text), 1, new Map<string, number>());
    countsOf(tellingWords(`${template.title}\n${template.tags.join('\n')}`), IN_TITLE, counts);

    const place = this.topics.push({ of: searchable, words: counts.size }) - 1;
    this.places.set(id, place);
    this.words += counts.size;
    for (const [word, times] of counts) {
      const standing = this.standing.get(word);
      if (standing) {
        standing.places.push(place);
        standing.times.push(times);
      } else this.standing.set(word, { places: [place], times: [times] });
    }
  }

  delete(id: string): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.places.delete(id);
    this.words -= this.topics[place]?.words ?? 0;
    this.topics[place] = null;
  }

  /** More than half of what it holds is gone; who asks makes a new one. */
  get isWorn(): boolean {
    return this.topics.length > 100 && this.topics.length > 2 * this.places.size;
  }

  /** Best first, and none where nothing is clearly about the same. */
  fitting({ subject, text }: Answered, limit: number): Searchable[] {
    const asked = countsOf(tellingWords(firstOf(text)), 1, new Map<string, number>());
    countsOf(tellingWords(subject), 2, asked);
    const scores = new Map<number, Score>();
    for (const { standing, worth } of this.rarest(asked)) this.weigh(standing, worth, scores);

    const sure = [...scores].filter(([, { sum, words, title }]) => sum >= SURE && words > 1 && title > 0);
    const best = sure.sort(([a, one], [b, other]) => other.sum - one.sum || a - b);
    const least = (best[0]?.[1].sum ?? 0) * NEAR_THE_BEST;
    return best
      .filter(([, { sum }]) => sum >= least)
      .slice(0, limit)
      .flatMap(([place]) => this.topics[place]?.of ?? []);
  }

  /** The words of a message that few templates hold; what many hold tells nothing and costs most. */
  private rarest(asked: ReadonlyMap<string, number>): { standing: Standing; worth: number }[] {
    const count = this.places.size;
    const words = [...asked].flatMap(([word, times]) => {
      const standing = this.standing.get(word);
      if (!standing) return [];
      const among = Math.min(standing.places.length, count);
      if (count >= MANY && among > count * TOO_MANY) return [];
      const rarity = Math.log(1 + (count - among + 0.5) / (among + 0.5));
      return [{ standing, worth: rarity * Math.min(2, 1 + Math.log2(times) / 2) }];
    });
    return words.sort((one, other) => other.worth - one.worth).slice(0, MOST_WORDS);
  }

  private weigh({ places, times }: Standing, worth: number, scores: Map<number, Score>): void {
    const average = this.words / Math.max(1, this.places.size);
    for (let i = 0; i < places.length; i++) {
      const place = places[i] ?? 0;
      const topic = this.topics[place];
      if (!topic) continue;
      const often = times[i] ?? 0;
      const gained = (worth * often * (K + 1)) / (often + K * (1 - B + (B * topic.words) / average));
      const score = scores.get(place) ?? { sum: 0, words: 0, title: 0 };
      score.sum += gained;
      score.words++;
      if (often >= IN_TITLE) score.title++;
      scores.set(place, score);
    }
  }
}

interface Topic {
  of: Searchable;
  /** Different ones. */
  words: number;
}

/** Where a word stands and how much it counts there; two lists side by side, for there are a million of these. */
interface Standing {
  places: number[];
  times: number[];
}

interface Score {
  sum: number;
  words: number;
  title: number;
}

/** A word of the title or a tag says as much as this many in the body. */
const IN_TITLE = 4;
const K = 1.2;
const B = 0.6;
/** Below this much in common nothing is offered: no suggestion is better than a wrong one. */
const SURE = 6;
const NEAR_THE_BEST = 0.55;
const MOST_WORDS = 40;
const MANY = 200;
const TOO_MANY = 0.15;
/** A longer message tells its topic at the beginning; what follows is mostly quoted. */
const LONGEST = 4_000;

function firstOf(text: string): string {
  return text.slice(0, LONGEST).replace(/^[>|].*$/gmu, '');
}

function countsOf(words: readonly string[], worth: number, counts: Map<string, number>): Map<string, number> {
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + worth);
  return counts;
}
