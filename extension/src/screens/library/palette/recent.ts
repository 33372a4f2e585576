/** Ids of what was chosen in the palette, the last first; kept in this browser. */
export function recentIn(notes: Storage): string[] {
  return JSON.parse(notes.getItem(KEPT) ?? '[]') as string[];
}

export function noteChosen(notes: Storage, id: string): void {
  const recent = [id, ...recentIn(notes).filter(each => each !== id)].slice(0, MOST);
  notes.setItem(KEPT, JSON.stringify(recent));
}

const KEPT = 'recent_commands';
const MOST = 8;
