import type { Shelf } from '@/library/shelf';
import { speakCarried } from '@/words/carried';

/** Has the screens in a page speak what the person has chosen by then. */
export function speaking(shelf: Pick<Shelf, 'settings'>): () => void {
  let spoken: string | null = null;
  return () => {
    const { language } = shelf.settings();
    if (spoken === language) return;
    spoken = language;
    speakCarried(language, navigator.languages);
  };
}
