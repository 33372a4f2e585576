/** A dot and a few words: how something is, at a glance. The words say it alone, too. */
export function StateLine({
  mood,
  words,
}: {
  mood: 'ok' | 'busy' | 'idle' | 'warn' | 'danger';
  words: string;
}) {
  return (
    <span class={`state ${mood}`} role="status">
      {words}
    </span>
  );
}
