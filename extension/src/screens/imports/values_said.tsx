import type { Values } from '@/library/values';
import { say } from '@/words/say';
import { TextField } from '../parts/field';

interface ValuesSaidProps {
  values: Values;
  said(name: string, value: string): void;
}

/** A pack's example of a shop's name must not reach a customer: whoever brings it in sees it, and can say their own. */
export function ValuesSaid({ values, said }: ValuesSaidProps) {
  const names = Object.keys(values);
  if (names.length === 0) return null;
  return (
    <fieldset class="pack-values">
      <legend>{say('imports.values')}</legend>
      <div class="two-fields">
        {names.map(name => (
          <TextField
            key={name}
            label={name.replaceAll('_', ' ')}
            value={values[name] ?? ''}
            typed={value => said(name, value)}
          />
        ))}
      </div>
      <p class="muted">{say('imports.values_hint')}</p>
    </fieldset>
  );
}
