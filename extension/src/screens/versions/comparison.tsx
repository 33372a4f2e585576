import type { RefObject } from 'preact';
import type { Answered } from '@/library/service';
import type { LibraryEntry } from '@/library/workspace';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { say } from '@/words/say';
import { shownMoment } from '@/words/shown';
import { Button } from '../parts/button';
import { SelectField } from '../parts/field';
import { Difference } from './difference_view';
import type { Past, Version } from './past';
import { authorWords } from './timeline';
import { NotTold, Waiting } from './unanswered';
import { useAnswer } from './use_answer';

export type Compared = { kind: 'before' | 'named'; version: Version } | { kind: 'nothing' };

interface ComparisonProps {
  /** Takes the focus from the line of time. */
  section: RefObject<HTMLElement | null>;
  past: Past;
  versions: readonly Version[];
  chosen: Version;
  compared: Compared;
  entry: LibraryEntry;
  /** Null compares with the version before. */
  compare(against: string | null): void;
  /** Null where there is nothing to restore, or it may not be. */
  restore: (() => void) | null;
  back(): void;
}

/** What the chosen version changed, beside the one that it is compared with. */
export function Comparison(props: ComparisonProps) {
  const { section, past, versions, chosen, compared, compare, restore, back } = props;
  const other = compared.kind === 'nothing' ? null : compared.version;
  const [words, again] = useAnswer(() => pairOf(past, chosen, other), [past, chosen.name, other?.name]);
  const options = [
    { value: '', label: say('versions.the_one_before') },
    ...versions
      .filter(each => each !== chosen)
      .map(each => ({ value: each.name, label: label(each, versions) })),
  ];

  return (
    <section ref={section} class="comparison" tabIndex={-1} aria-label={say('versions.what_changed')}>
      <header>
        <SelectField
          label={say('versions.compared_with')}
          value={compared.kind === 'named' ? compared.version.name : ''}
          options={options}
          chosen={value => compare(value || null)}
          disabled={versions.length < 2}
        />
        <span class="comparison-acts">
          <Button onClick={back}>{say('versions.back_to_template')}</Button>
          {restore && (
            <Button weight="primary" onClick={restore}>
              {say('versions.restore_this')}
            </Button>
          )}
        </span>
      </header>
      <div aria-live="polite">
        {words.kind === 'waiting' && <Waiting />}
        {words.kind === 'told' && (
          <>
            {compared.kind === 'nothing' && <p class="muted">{say('versions.first_version')}</p>}
            <Difference {...words.value} />
          </>
        )}
      </div>
      {words.kind !== 'waiting' && words.kind !== 'told' && <NotTold why={words} again={again} />}
    </section>
  );
}

interface Pair {
  before: Template;
  after: Template;
}

/** The older one is always the one before; the first version came out of nothing. */
async function pairOf(past: Past, chosen: Version, other: Version | null): Promise<Answered<Pair>> {
  const one = await past.words(chosen.name);
  if (one.kind !== 'told') return one;
  if (!other) return { kind: 'told', value: { before: EMPTY_TEMPLATE, after: one.value } };
  const two = await past.words(other.name);
  if (two.kind !== 'told') return two;
  const isOlder = other.saved_at <= chosen.saved_at;
  return {
    kind: 'told',
    value: isOlder ? { before: two.value, after: one.value } : { before: one.value, after: two.value },
  };
}

function label(version: Version, versions: readonly Version[]): string {
  const when = shownMoment(new Date(version.saved_at));
  if (version === versions[0]) return say('versions.as_it_is_now');
  const author = authorWords(version.author);
  return author ? say('versions.when_by', { when, author }) : when;
}
