import { useMemo, useState } from 'preact/hooks';
import type { LibraryEntry } from '@/library/workspace';
import { say } from '@/words/say';
import { languageName } from '../language_name';
import { LANGUAGES } from './languages';

interface LanguageFieldProps {
  language: string;
  entries: readonly LibraryEntry[];
  change(language: string): void;
  readOnly: boolean;
  error: string;
}

/** The languages by their names; one that is not among them is typed by its tag. */
export function LanguageField({ language, entries, change, readOnly, error }: LanguageFieldProps) {
  const [types, type] = useState(false);
  const offered = useMemo(() => offeredLanguages(entries), [entries]);

  if (types) {
    return (
      <input
        class="input"
        aria-label={say('template.language_tag')}
        aria-invalid={error !== ''}
        placeholder="pt-BR"
        maxLength={35}
        spellcheck={false}
        autofocus
        value={language}
        onInput={event => change(event.currentTarget.value.trim())}
        onBlur={() => type(error !== '')}
      />
    );
  }
  return (
    <select
      class="input"
      aria-label={say('template.language')}
      disabled={readOnly}
      value={language}
      onChange={event => {
        if (event.currentTarget.value === OTHER) type(true);
        else change(event.currentTarget.value);
      }}
    >
      <option value="">{say('template.language_none')}</option>
      {[...new Set([...offered, ...(language ? [language] : [])])].map(tag => (
        <option key={tag} value={tag}>
          {languageName(tag)}
        </option>
      ))}
      <option value={OTHER}>{say('template.language_other')}</option>
    </select>
  );
}

/** No language's tag. */
const OTHER = '…';

/** Those of the library first, then the usual ones, each by its name. */
export function offeredLanguages(entries: readonly LibraryEntry[]): string[] {
  const used = [...new Set(entries.map(entry => entry.template.language))].filter(Boolean).sort();
  const usual = LANGUAGES.filter(tag => !used.includes(tag));
  return [...used, ...usual];
}
