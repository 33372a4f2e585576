interface StateLineProps {
  mood: 'ok' | 'busy' | 'idle' | 'warn' | 'danger';
  words: string;
}

/** A dot and a few words: how something is, at a glance. The words say it alone, too. */
export function StateLine({ mood, words }: StateLineProps) {
  return <span class={`state ${mood}`}>{words}</span>;
}

/** The same for what a person has just done: a screen reader is told how it ended, not that it is under way. */
export function SpokenState({ mood, words }: StateLineProps) {
  return (
    <span class={`state ${mood}`} role="status" aria-live={mood === 'busy' ? 'off' : 'polite'}>
      {words}
    </span>
  );
}
