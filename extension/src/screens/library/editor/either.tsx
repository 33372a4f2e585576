import { useId } from 'preact/hooks';

interface EitherProps<Value extends string> {
  label: string;
  options: Readonly<Record<Value, string>>;
  chosen: Value;
  choose(value: Value): void;
}

/** One of two or three, drawn as one control; arrows move in it as among any radio buttons. */
export function Either<Value extends string>({ label, options, chosen, choose }: EitherProps<Value>) {
  const name = useId();
  return (
    <fieldset class="either" aria-label={label}>
      {(Object.keys(options) as Value[]).map(value => (
        <label key={value}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => choose(value)} />
          <span>{options[value]}</span>
        </label>
      ))}
    </fieldset>
  );
}
