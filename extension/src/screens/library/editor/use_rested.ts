import { useEffect, useState } from 'preact/hooks';

/** The value as it was when it last rested for `wait` milliseconds; with none to wait, the value itself. */
export function useRested<Value>(value: Value, wait: number): Value {
  const [rested, setRested] = useState(value);

  useEffect(() => {
    const resting = setTimeout(() => setRested(value), wait);
    return () => clearTimeout(resting);
  }, [value, wait]);

  return wait === 0 ? value : rested;
}

/** How long to wait for a body to rest before all of it is worked through: short ones are done between two keys. */
export function restFor(body: string): number {
  return body.length > AT_ONCE ? REST : 0;
}

const AT_ONCE = 16_000;
const REST = 250;
