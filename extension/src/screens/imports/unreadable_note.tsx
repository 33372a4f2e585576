import type { Unreadable } from '@/imports/import';
import type { Said } from '@/imports/read';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { FormatField } from './format_field';
import { packWords } from './pack_words';

interface UnreadableNoteProps {
  unreadable: Unreadable;
  file: string;
  again(said: Said): Promise<void>;
  stop(): void;
}

/** Why nothing could be read, where, and what one can do. */
export function UnreadableNote({ unreadable, file, again, stop }: UnreadableNoteProps) {
  const { code, line, detail, others } = unreadable;
  const places = [{ line, detail }, ...others].filter(place => place.detail !== '' || place.line > 0);
  return (
    <section class="card import-refused" role="alert">
      <h2>
        <Icon name="warning" /> {say('imports.unreadable', { file })}
      </h2>
      <p>{say(`imports.unreadable_${code}`)}</p>
      {places.length > 0 && (
        <ol class="pack-problems">
          {places.map(place => (
            <li key={`${place.line} ${place.detail}`}>
              {place.line > 0 && (
                <span class="problem-place">{say('imports.line', { line: place.line })}</span>
              )}{' '}
              <span dir="auto">{packWords(place.detail)}</span>
            </li>
          ))}
        </ol>
      )}
      <FormatField format={null} chosen={format => void again({ format })} />
      <Button onClick={stop}>{say('imports.other_file')}</Button>
    </section>
  );
}
