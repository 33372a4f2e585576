/**
 * What is kept outside the database, read once and again after it changed. The storage of a browser answers one after
 * the other: behind ten thousand templates on their way to the shelf, a line of the screen would wait half a second.
 */
export function remembered<Value>(
  read: () => Promise<Value>,
  onChange: (changed: () => void, signal: AbortSignal) => void,
  signal: AbortSignal,
): () => Promise<Value> {
  let reading: Promise<Value> | null = null;
  const forget = () => {
    reading = null;
  };
  onChange(forget, signal);
  return () => {
    if (reading) return reading;
    const now = read();
    reading = now;
    now.catch(() => {
      if (reading === now) forget();
    });
    return now;
  };
}
