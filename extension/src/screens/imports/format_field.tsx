import { FORMATS, type Format } from '@/imports/import';
import { say } from '@/words/say';
import { SelectField } from '../parts/field';

interface FormatFieldProps {
  format: Format | null;
  chosen(format: Format): void;
}

/** What a file is taken for; a person knows better. */
export function FormatField({ format, chosen }: FormatFieldProps) {
  return (
    <SelectField
      label={say('imports.format')}
      value={format ?? ''}
      options={FORMATS.map(each => ({ value: each, label: formatName(each) }))}
      chosen={value => {
        const wanted = FORMATS.find(each => each === value);
        if (wanted) chosen(wanted);
      }}
    />
  );
}

export function formatName(format: Format): string {
  return say(`imports.format_${format}`);
}
