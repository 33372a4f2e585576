import type { ComponentChildren, PartialInputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';
import { say } from '@/words/say';

interface Labelled {
  label: string;
  hint?: string | undefined;
  /** What is wrong and what to do; empty when nothing is. */
  error?: string | undefined;
}

/** What else a field may be told, beside its value and its words. */
type Manner<Attributes> = Partial<
  Omit<Attributes, 'label' | 'role' | 'ref' | 'id' | 'class' | 'value' | 'onInput'>
>;

interface TextFieldProps extends Labelled, Manner<PartialInputHTMLAttributes<HTMLInputElement>> {
  value: string;
  typed: (value: string) => void;
  input?: Ref<HTMLInputElement>;
}

/** One line of text, of any direction. */
export function TextField({ label, hint, error, value, typed, input, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <FieldFrame {...{ id, label, hint, error }}>
      <input
        dir="auto"
        {...rest}
        {...described(label, id, hint, error)}
        ref={input ?? null}
        type="text"
        id={id}
        class="input"
        value={value}
        onInput={event => typed(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}

interface TextAreaProps extends Labelled, Manner<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  value: string;
  typed: (value: string) => void;
}

/** Several lines of text. */
export function TextArea({ label, hint, error, value, typed, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <FieldFrame {...{ id, label, hint, error }}>
      <textarea
        dir="auto"
        rows={3}
        {...rest}
        {...described(label, id, hint, error)}
        id={id}
        class="input"
        value={value}
        onInput={event => typed(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}

interface SelectFieldProps extends Labelled {
  value: string;
  options: readonly { value: string; label: string }[];
  chosen: (value: string) => void;
  disabled?: boolean;
}

/** One of many. A value that is not among the options shows as nothing chosen. */
export function SelectField({
  label,
  hint,
  error,
  value,
  options,
  chosen,
  disabled = false,
}: SelectFieldProps) {
  const id = useId();
  const known = options.some(option => option.value === value);
  return (
    <FieldFrame {...{ id, label, hint, error }}>
      <select
        {...described(label, id, hint, error)}
        id={id}
        class="input"
        disabled={disabled}
        value={value}
        onChange={event => chosen(event.currentTarget.value)}
      >
        {!known && (
          <option value={value} disabled hidden>
            {say('parts.choose')}
          </option>
        )}
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

interface FrameProps extends Labelled {
  id: string;
  children: ComponentChildren;
}

/** A field's words above it and what is wrong below. */
export function FieldFrame({ id, label, hint, error, children }: FrameProps) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        <span inert>{label}</span>
      </label>
      {children}
      <FieldNotes {...{ id, hint, error }} />
    </div>
  );
}

/** What stands under a field; `described` points a screen reader at it. */
export function FieldNotes({ id, hint, error }: Omit<Labelled, 'label'> & { id: string }) {
  return (
    <>
      {hint && (
        <span class="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </>
  );
}

/** The label's words are `inert`, so that no `window.find` of a page meets them: the control is named here. */
export function described(label: string, id: string, hint?: string, error?: string) {
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return { 'aria-label': label, 'aria-invalid': Boolean(error), ...(notes && { 'aria-describedby': notes }) };
}
