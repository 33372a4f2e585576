import { say } from '@/words/say';
import type { Variable } from '../variables';

export interface Emoji {
  emoji: string;
  name: string;
}

/** Those whose name holds every word; the catalogue has one a line, the emoji first. */
export function emojiFor(query: string): Emoji[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return say('editor.emoji')
    .split('\n')
    .map(line => ({ emoji: line.split(' ', 1)[0] ?? '', name: line.slice(line.indexOf(' ') + 1) }))
    .filter(({ name }) => words.every(word => name.toLowerCase().includes(word)));
}

/** The same as what may be put in behind `:name`: first where a word of the name begins so. */
export function emojiBehind(query: string): Variable[] {
  const begins = ({ name }: Emoji) => name.split(' ').some(word => word.startsWith(query.toLowerCase()));
  const found = emojiFor(query);
  return [...found.filter(begins), ...found.filter(each => !begins(each))]
    .slice(0, MOST)
    .map(({ emoji, name }) => ({ code: emoji, meaning: name, group: say('editor.tool_emoji') }));
}

/** More nobody looks through while writing. */
const MOST = 8;
