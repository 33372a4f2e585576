import { ENCODINGS, type Encoding } from '@/imports/decode';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { SelectField } from '../parts/field';

interface EncodingFieldProps {
  encoding: Encoding;
  chosen(encoding: Encoding): void;
}

/** How a file is written that does not say so: whoever sees that its letters are wrong chooses another. */
export function EncodingField({ encoding, chosen }: EncodingFieldProps) {
  return (
    <SelectField
      label={say('imports.encoding')}
      hint={say('imports.encoding_hint')}
      value={encoding}
      options={ENCODINGS.map(each => ({ value: each, label: say(NAMES[each]) }))}
      chosen={value => chosen(ENCODINGS.find(each => each === value) ?? encoding)}
    />
  );
}

const NAMES: Record<Encoding, Word> = {
  GB18030: 'imports.encoding_gb18030',
  Big5: 'imports.encoding_big5',
  Shift_JIS: 'imports.encoding_shift_jis',
  'EUC-KR': 'imports.encoding_euc_kr',
  'Windows-1252': 'imports.encoding_windows_1252',
  'UTF-16': 'imports.encoding_utf_16',
};
