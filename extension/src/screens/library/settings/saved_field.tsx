import { useState } from 'preact/hooks';
import { TextField } from '../../parts/field';

type SavedFieldProps = Omit<Parameters<typeof TextField>[0], 'typed' | 'onBlur'> & {
  save(text: string): void;
};

/**
 * A text that is saved as it is typed. While a person writes, what was typed stands there: what was saved comes back
 * a moment later, and would take the letters that were typed meanwhile.
 */
export function SavedField({ value, save, ...rest }: SavedFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      {...rest}
      value={typed ?? value}
      typed={text => {
        setTyped(text);
        save(text);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
