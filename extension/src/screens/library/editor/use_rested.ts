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
