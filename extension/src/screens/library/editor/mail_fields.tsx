import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { LiquidField, Template } from '@/template/template';
import { fieldName } from './field_names';
import { type Writable, writableField } from './writable';

interface MailFieldsProps {
  template: Template;
  change(part: Partial<Template>): void;
  readOnly: boolean;
  /** Told the field that has the caret, so that a variable goes there. */
  focused(field: LiquidField): void;
  /** Filled with the way to write into each field that is shown. */
  writables: RefObject<Partial<Record<LiquidField, Writable>>>;
}

const FIELDS = ['subject', 'to', 'cc', 'bcc'] as const;

/** Subject and recipients: folded away until a template uses them. */
export function MailFields({ template, change, readOnly, focused, writables }: MailFieldsProps) {
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const shown = FIELDS.filter(field => template[field] || wanted.includes(field));
  const hidden = readOnly ? [] : FIELDS.filter(field => !shown.includes(field));

  return (
    <div class="mail-fields">
      {shown.map(field => (
        <label key={field} class="mail-field">
          <span>{fieldName(field)}</span>
          <input
            class="plain-input"
            dir="auto"
            value={template[field]}
            readOnly={readOnly}
            spellcheck={field === 'subject'}
            lang={(field === 'subject' && template.language) || undefined}
            autofocus={wanted.includes(field)}
            ref={input => {
              if (!writables.current) return;
              if (input) writables.current[field] = writableField(input);
              else delete writables.current[field];
            }}
            onFocus={() => focused(field)}
            onInput={event => change({ [field]: event.currentTarget.value })}
          />
        </label>
      ))}
      {hidden.length > 0 && (
        <div class="mail-more">
          {hidden.map(field => (
            <button
              key={field}
              type="button"
              class="link-button"
              onClick={() => setWanted([...wanted, field])}
            >
              + {fieldName(field)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
