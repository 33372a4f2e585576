import { ask } from '@/browser/messages';
import { chosenLanguage } from '@/library/settings';
import type { Shelf } from '@/library/shelf';
import { speak } from '@/words/say';

let spoken: string | null = null;

/** Has what is drawn in a page speak what the person has chosen by now; the worker has the words. */
export async function speakAsChosen(shelf: Pick<Shelf, 'settings' | 'surroundings'>): Promise<void> {
  const chosen = chosenLanguage(shelf.settings(), shelf.surroundings());
  if (spoken === chosen) return;
  const { language, catalogue, regional } = await ask({
    kind: 'words',
    chosen,
    wishes: [...navigator.languages],
  });
  speak(language, catalogue, regional);
  spoken = chosen;
}
