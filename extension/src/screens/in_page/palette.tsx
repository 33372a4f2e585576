import type { ComponentChildren, Ref } from 'preact';
import { useRef } from 'preact/hooks';
import type { Answered } from '@/library/fits';
import type { Finder, ShelvedEntry } from '@/library/shelf';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { Keys } from '../parts/keys';
import { Logo } from '../parts/logo';
import { useChoice, useEntries } from './choice_made';
import { isComposing } from './composing';
import { Narrowings } from './narrowings';
import { type Preview, usePreview } from './preview';
import { Reply } from './reply';
import { Results, rowId } from './results';
import { MOST, rowAfter, type Search, useSearch } from './search';

interface PaletteProps {
  finder: Finder;
  preview: Preview;
  sanitise: (html: string) => string;
  chosen: (entry: ShelvedEntry) => void;
  closed: () => void;
  openLibrary?: (() => void) | undefined;
  /** What is being answered: what fits it stands first. */
  answered?: Answered | undefined;
  /** Stands at the foot instead of the count, e.g. the popup's sync state. */
  foot?: ComponentChildren;
}

/** Type, look, Enter. The first result is the choice until a person makes another. */
export function Palette(props: PaletteProps) {
  const { finder, preview, sanitise, chosen, closed, openLibrary, answered, foot } = props;
  const search = useSearch(finder, answered);
  const entryOf = useEntries(finder);
  const rendering = usePreview(search.active?.id, entryOf, preview);
  const pane = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { gone, choose } = useChoice(search, entryOf, chosen);

  const pressed = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const row = rowAfter(event, search.index, search.rows.length);
    if (event.key === 'Escape') closed();
    else if (event.key === 'Enter') choose(search.index);
    else if (isFavourKey(event)) search.favour();
    else if (event.altKey && event.key in SCROLLS) pane.current?.scrollBy(0, SCROLLS[event.key] ?? 0);
    else if (row !== null) search.point(row);
    else return;
    event.preventDefault();
  };

  const toField = () => field.current?.focus({ preventScroll: true });
  const narrow = (query: string) => {
    search.typed(query);
    toField();
  };
  const fromNarrowings = (event: KeyboardEvent) => {
    toField();
    pressed(event);
  };

  return (
    <section class="palette">
      <SearchField search={search} pressed={pressed} field={field} />
      <Narrowings query={search.query} rows={search.rows} typed={narrow} pressed={fromNarrowings} />
      <div class="palette-list">
        <Results
          label={say('in_page.templates')}
          rows={search.rows}
          index={search.index}
          point={search.point}
          chosen={choose}
          parted={search.query === ''}
        />
        <Nothing search={search} openLibrary={openLibrary} />
      </div>
      {search.active && rendering && (
        <Reply {...{ rendering, sanitise, pane }} language={search.active.language} />
      )}
      <footer class="palette-foot">
        <span class={foot || isEmpty(search) ? 'unseen' : 'palette-note'} role="status">
          {gone ? say('in_page.gone') : counted(search)}
        </span>
        {foot}
        {search.active && !foot && (
          <span class="palette-key">
            {say(search.active.favourite ? 'in_page.unfavour' : 'in_page.favour')} <Keys of="Ctrl+D" />
          </span>
        )}
        {search.active && (
          <span class="palette-key">
            {say('in_page.insert')} <Keys of="Enter" />
          </span>
        )}
      </footer>
    </section>
  );
}

interface SearchFieldProps {
  search: Search;
  pressed: (event: KeyboardEvent) => void;
  field: Ref<HTMLInputElement>;
}

function SearchField({ search, pressed, field }: SearchFieldProps) {
  return (
    <header class="palette-head">
      <Logo />
      <input
        class="palette-input"
        ref={field}
        type="text"
        role="combobox"
        aria-label={say('in_page.search')}
        aria-expanded={search.rows.length > 0}
        aria-controls="results"
        aria-autocomplete="list"
        aria-activedescendant={search.active && rowId(search.index)}
        placeholder={say('in_page.search')}
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        value={search.query}
        onInput={event => search.typed(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      <Keys of="Escape" />
    </header>
  );
}

function Nothing({ search, openLibrary }: { search: Search; openLibrary: (() => void) | undefined }) {
  if (!isEmpty(search)) return null;
  const title = emptyWords(search);
  if (search.failed) return <Empty title={title}>{say('in_page.no_answer_advice')}</Empty>;
  if (search.query) return <Empty title={title}>{say('in_page.no_match_advice')}</Empty>;
  return (
    <Empty title={title}>
      {say('in_page.empty_advice')}
      {openLibrary && <Button onClick={openLibrary}>{say('in_page.open_library')}</Button>}
    </Empty>
  );
}

const isEmpty = ({ rows, settled }: Search): boolean => settled && rows.length === 0;

function emptyWords({ failed, query }: Search): string {
  if (failed) return say('in_page.no_answer');
  return query ? say('in_page.no_match', { query }) : say('in_page.empty');
}

/** Said to a screen reader, too, which is told of nothing that stands elsewhere. */
function counted(search: Search): string {
  const { rows, settled, query } = search;
  if (!settled) return '';
  if (rows.length === 0) return emptyWords(search);
  const fitting = rows.filter(row => row.because === 'fits').length;
  if (query === '' && fitting > 0) return say('in_page.fitting', { count: fitting });
  if (query === '') return say('in_page.type_to_search');
  if (rows.length >= MOST) return say('in_page.best', { count: MOST });
  return say('in_page.found', { count: rows.length });
}

/** As browsers mark a page. */
function isFavourKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'd';
}

/** Alt and an arrow scroll the preview; CSS pixels. */
const SCROLLS: Record<string, number> = { ArrowDown: 80, ArrowUp: -80 };
