import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { LibraryEntry, View } from '@/library/workspace';
import type { Template } from '@/template/template';
import { say } from '@/words/say';
import { Icon } from '../../parts/icon';
import { clashesIn } from '../clashing';
import { pathOf } from '../folders/branches';
import { ClashLines } from './clash_lines';
import { LanguageField } from './language_field';
import type { Beyond } from './limits';
import type { Readiness } from './readiness';
import { ShortcutSwitches } from './shortcut_switches';
import { TagField } from './tag_field';

interface PropertyFieldsProps {
  entry: LibraryEntry;
  view: View;
  template: Template;
  change(part: Partial<Template>): void;
  readOnly: boolean;
  ready: Readiness;
  beyond: readonly Beyond[];
  open(id: string): void;
  move(): void;
}

/** How a template is opened and found: shortcut, language, folder, tags, a note to colleagues. */
export function PropertyFields(props: PropertyFieldsProps) {
  const { entry, view, template, change, readOnly, ready, beyond, open, move } = props;
  const { prefix } = view.settings;
  const index = clashesIn(view.entries);
  const clashes = useMemo(
    () => (entry.copy ? [] : index.clashesOf({ ...entry, template }, prefix)),
    [entry, template, index, prefix],
  );
  const isWord = clashes.some(clash => clash.kind === 'word');
  const free = clashes.length > 0 ? index.free(isWord ? prefix + template.shortcut : template.shortcut) : '';

  return (
    <div class="properties">
      <div class="property-row">
        <Property name={say('template.shortcut')}>
          <input
            class="input shortcut-input"
            dir="auto"
            aria-label={say('template.shortcut')}
            aria-invalid={ready.shortcut !== null}
            placeholder={say('template.shortcut_example', { shortcut: `${prefix}late` })}
            maxLength={64}
            spellcheck={false}
            value={template.shortcut}
            readOnly={readOnly}
            onInput={event => change({ shortcut: event.currentTarget.value })}
          />
        </Property>
        <Property name={say('template.language')}>
          <LanguageField
            language={template.language}
            entries={view.entries}
            change={language => change({ language })}
            readOnly={readOnly}
            error={wrongWith('language', beyond)}
          />
        </Property>
        <Property name={say('template.folder')}>
          <FolderButton {...{ entry, view, readOnly, move }} />
        </Property>
      </div>
      <ClashLines
        {...{ clashes, view, readOnly, open, free }}
        shortcut={template.shortcut}
        take={shortcut => change({ shortcut })}
      />
      {template.shortcut !== '' && <ShortcutSwitches {...{ template, change, readOnly }} />}
      <Property name={say('template.tags')}>
        <TagField
          tags={template.tags}
          entries={view.entries}
          change={tags => change({ tags })}
          readOnly={readOnly}
        />
      </Property>
      {(!readOnly || template.description) && (
        <input
          class="plain-input description-input"
          dir="auto"
          aria-label={say('template.description')}
          placeholder={say('template.description_hint')}
          maxLength={2000}
          value={template.description}
          readOnly={readOnly}
          onInput={event => change({ description: event.currentTarget.value })}
        />
      )}
      {beyond.map(({ field, words }) => (
        <p key={`${field} ${words}`} class="field-error" role="alert">
          {words}
        </p>
      ))}
    </div>
  );
}

/** Only to be seen: the field says its name itself. */
function Property({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="property">
      <span aria-hidden="true">{name}</span>
      {children}
    </div>
  );
}

function FolderButton({
  entry,
  view,
  readOnly,
  move,
}: Pick<PropertyFieldsProps, 'entry' | 'view' | 'readOnly' | 'move'>) {
  const folder = view.folders.find(each => each.id === entry.folder);
  const path = folder ? pathOf(folder, view.folders).join(' / ') : '';
  return (
    <button
      type="button"
      class="input folder-button"
      aria-label={say(readOnly ? 'template.folder_is' : 'template.folder_named', { folder: path })}
      title={path}
      disabled={readOnly}
      onClick={move}
    >
      <Icon name="folder" size={14} />
      <bdi>{folder?.name}</bdi>
    </button>
  );
}

function wrongWith(field: keyof Template, beyond: readonly Beyond[]): string {
  return beyond.find(each => each.field === field)?.words ?? '';
}
