import { useEffect, useState } from 'preact/hooks';

interface TagFieldProps {
  tags: readonly string[];
  change(tags: string[]): void;
  readOnly: boolean;
}

/** Tags as words with commas between them; what is typed becomes tags when the field is left, or at a comma. */
export function TagField({ tags, change, readOnly }: TagFieldProps) {
  const [typed, setTyped] = useState(tags.join(', '));
  useEffect(() => {
    if (tagsIn(typed).join() !== tags.join()) setTyped(tags.join(', '));
  }, [tags]);

  return (
    <input
      class="input"
      dir="auto"
      aria-label="Tags, with commas between them"
      placeholder="e.g. parcel, refund"
      readOnly={readOnly}
      value={typed}
      onInput={event => {
        setTyped(event.currentTarget.value);
        change(tagsIn(event.currentTarget.value));
      }}
      onBlur={() => setTyped(tagsIn(typed).join(', '))}
    />
  );
}

/** Chinese commas count, a tag counts once. */
export function tagsIn(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[,，、]/)
        .map(tag => tag.trim())
        .filter(Boolean),
    ),
  ];
}
