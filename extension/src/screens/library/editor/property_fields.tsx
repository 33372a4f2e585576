import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { foldShortcut } from '@/expand/shortcut';
import type { LibraryEntry, View } from '@/library/workspace';
import type { Template } from '@/template/template';
import { Toggle } from '../../parts/choice_field';
import { Icon } from '../../parts/icon';
import type { Readiness } from './readiness';
import { TagField } from './tag_field';

interface PropertyFieldsProps {
  entry: LibraryEntry;
  view: View;
  template: Template;
  change(part: Partial<Template>): void;
  readOnly: boolean;
  ready: Readiness;
  open(id: string): void;
}

/** How a template is opened and found: shortcut, language, tags, a note to colleagues. */
export function PropertyFields({
  entry,
  view,
  template,
  change,
  readOnly,
  ready,
  open,
}: PropertyFieldsProps) {
  const clashing = useMemo(
    () => clashesOf(entry, template.shortcut, view.entries),
    [entry, template.shortcut, view.entries],
  );
  const languages = useMemo(() => languagesIn(view.entries), [view.entries]);
  return (
    <div class="properties">
      <div class="property-row">
        <Property name="Shortcut">
          <input
            class="input shortcut-input"
            aria-label="Shortcut"
            aria-invalid={ready.shortcut !== null}
            placeholder={`e.g. ${view.settings.prefix}late`}
            maxLength={64}
            spellcheck={false}
            value={template.shortcut}
            readOnly={readOnly}
            onInput={event => change({ shortcut: event.currentTarget.value })}
          />
        </Property>
        <Property name="Language">
          <input
            class="input language-input"
            aria-label="Language, e.g. en or zh-CN"
            placeholder="e.g. en"
            list="languages"
            maxLength={35}
            spellcheck={false}
            value={template.language}
            readOnly={readOnly}
            onInput={event => change({ language: event.currentTarget.value.trim() })}
          />
        </Property>
        <datalist id="languages">
          {languages.map(language => (
            <option key={language} value={language} />
          ))}
        </datalist>
        <Property name="Tags">
          <TagField tags={template.tags} change={tags => change({ tags })} readOnly={readOnly} />
        </Property>
      </div>
      {template.shortcut !== '' && (
        <div class="property-switches">
          <Toggle
            label="Follow the case: Thx begins with a capital, THX is all in capitals"
            on={template.follows_case ?? false}
            disabled={readOnly}
            turned={on => change({ follows_case: on })}
          />
          <Toggle
            label="Open behind a letter too, in the middle of a word"
            on={template.inside_words ?? false}
            disabled={readOnly}
            turned={on => change({ inside_words: on })}
          />
        </div>
      )}
      {clashing.map(other => (
        <p key={other.id} class="clash-line">
          <Icon name="warning" size={14} />
          <span>
            <code>{template.shortcut}</code> also opens{' '}
            <button type="button" class="link-button" onClick={() => open(other.id)}>
              {other.template.title || 'an untitled template'}
            </button>
            ; whoever types it chooses.
          </span>
        </p>
      ))}
      {(!readOnly || template.description) && (
        <input
          class="plain-input description-input"
          dir="auto"
          aria-label="Note to colleagues"
          placeholder="Note to colleagues; never inserted"
          maxLength={2000}
          value={template.description}
          readOnly={readOnly}
          onInput={event => change({ description: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

/** Only to be seen: the field says its name itself, in more words. */
function Property({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="property">
      <span aria-hidden="true">{name}</span>
      {children}
    </div>
  );
}

/** The other templates that the same shortcut opens; a conflict copy and its original do not clash. */
export function clashesOf(
  entry: LibraryEntry,
  typed: string,
  entries: readonly LibraryEntry[],
): LibraryEntry[] {
  const shortcut = foldShortcut(typed);
  if (!shortcut) return [];
  return entries.filter(
    other =>
      other.id !== entry.id &&
      foldShortcut(other.template.shortcut) === shortcut &&
      other.copy?.of !== entry.id &&
      entry.copy?.of !== other.id,
  );
}

function languagesIn(entries: readonly LibraryEntry[]): string[] {
  return [...new Set(['en', 'zh-CN', 'id', ...entries.map(entry => entry.template.language)])]
    .filter(Boolean)
    .sort();
}
