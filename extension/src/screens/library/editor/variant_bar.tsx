import { useMemo, useState } from 'preact/hooks';
import type { VariantGroup } from '@/library/variants';
import type { LibraryEntry, Workspace } from '@/library/workspace';
import type { Template } from '@/template/template';
import { say } from '@/words/say';
import { reasonWords } from '../../parts/reason_words';
import { languageName } from '../language_name';
import type { Drafts } from './drafts';
import { offeredLanguages } from './language_field';
import type { Looked } from './use_looked';

interface VariantBarProps {
  entry: LibraryEntry;
  /** As it is being written. */
  template: Template;
  group: VariantGroup;
  entries: readonly LibraryEntry[];
  /** The variant that stands beside; null while the preview does. */
  beside: string | null;
  showBeside(id: string | null): void;
  drafts: Drafts;
  workspace: Pick<Workspace, 'save'>;
  readOnly: boolean;
  looked: Looked;
}

/** The languages of one template; a click puts another beside this one. */
export function VariantBar(props: VariantBarProps) {
  const { entry, group, beside, showBeside, readOnly, looked } = props;
  if (readOnly && group.variants.length < 2) return null;

  return (
    <nav class="variant-bar" aria-label={say('template.variants')}>
      {group.variants.length > 1 &&
        group.variants.map(variant => (
          <button
            key={variant.id}
            type="button"
            class="variant"
            {...(variant.id === entry.id
              ? { 'aria-current': 'true' as const }
              : { 'aria-pressed': variant.id === beside })}
            title={variant.id === group.source?.id ? say('template.variant_source') : undefined}
            onClick={() => showBeside(variant.id === entry.id || variant.id === beside ? null : variant.id)}
          >
            {languageName(variant.template.language)}
            {looked.isBehind(variant, group.source) && (
              <span class="behind">{say('template.variant_behind')}</span>
            )}
          </button>
        ))}
      {!readOnly && <AddVariant {...props} />}
    </nav>
  );
}

function AddVariant({ entry, template, group, entries, showBeside, drafts, workspace }: VariantBarProps) {
  const [refusal, refuse] = useState('');
  const offered = useMemo(() => offeredLanguages(entries), [entries]);
  const taken = new Set(group.variants.map(each => each.template.language.toLowerCase()));
  const isReady = template.shortcut !== '' && template.language !== '';

  const add = async (language: string) => {
    await drafts.flush();
    const outcome = await workspace.save({ folder: entry.folder, template: { ...template, language } });
    refuse(outcome.kind === 'refused' ? reasonWords(outcome.reason) : '');
    if (outcome.kind === 'done') showBeside(outcome.ids[0] ?? null);
  };

  return (
    <>
      <select
        class="add-variant"
        aria-label={say('template.add_variant')}
        title={say(isReady ? 'template.add_variant_hint' : 'template.add_variant_needs')}
        disabled={!isReady}
        value=""
        onChange={event => void add(event.currentTarget.value)}
      >
        <option value="" disabled hidden>
          {`+ ${say('template.add_variant')}`}
        </option>
        {offered
          .filter(tag => !taken.has(tag.toLowerCase()))
          .map(tag => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
      </select>
      {refusal && (
        <span class="field-error" role="alert">
          {refusal}
        </span>
      )}
    </>
  );
}
