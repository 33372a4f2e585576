import { sanitiser } from '@/template/sanitise';
import { ChoiceList } from './choice';
import { type Layer, openLayer } from './layer';
import { NoticeLine } from './notice';
import { Palette } from './palette';
import { QuestionBox } from './questions';
import type { ChoiceWish, NoticeWish, PaletteWish, QuestionsWish, Shown } from './wishes';

/** What a person sees in one document. At most one box and one notice at a time; nothing stays after its use. */
export interface Surface {
  openPalette(wish: PaletteWish): Shown;
  openQuestions(wish: QuestionsWish): Shown;
  openChoice(wish: ChoiceWish): Shown;
  showNotice(wish: NoticeWish): Shown;
}

/**
 * Everything is drawn in closed shadow roots of this document, also where the caret stands in a frame of it, and is
 * gone when the signal aborts. Keys are kept from the page best where `installGate` ran at document_start.
 */
export function openSurface(document: Document, signal: AbortSignal): Surface {
  const sanitise = once(() => sanitiser(document.defaultView ?? window));
  const box = oneAtATime(signal);
  const note = oneAtATime(signal);

  return {
    openPalette: ({ at, chosen, closed, ...rest }) =>
      box.show(closed, leave =>
        openLayer(
          document,
          at,
          'modal',
          <Palette
            {...rest}
            sanitise={sanitise()}
            chosen={entry => leave(() => chosen(entry))}
            closed={() => leave(closed)}
          />,
        ),
      ),

    openQuestions: ({ at, answered, cancelled, ...rest }) =>
      box.show(cancelled, leave =>
        openLayer(
          document,
          at,
          'beside',
          <QuestionBox
            {...rest}
            sanitise={sanitise()}
            answered={answers => leave(() => answered(answers))}
            cancelled={() => leave(cancelled)}
          />,
        ),
      ),

    openChoice: ({ at, chosen, cancelled, ...rest }) =>
      box.show(cancelled, leave =>
        openLayer(
          document,
          at,
          'modal',
          <ChoiceList
            {...rest}
            sanitise={sanitise()}
            chosen={entry => leave(() => chosen(entry))}
            cancelled={() => leave(cancelled)}
          />,
        ),
      ),

    showNotice: ({ at, ...rest }) =>
      note.show(nobody, leave =>
        openLayer(document, at, 'aside', <NoticeLine {...rest} gone={after => leave(after ?? nobody)} />),
      ),
  };
}

/** Closes, then tells: whoever is told finds the caret where it was. */
type Leave = (tell: () => void) => void;

/** A place for one thing. Opening the next one closes the one before and tells it so. */
function oneAtATime(signal: AbortSignal) {
  let replace = nobody;

  const show = (replaced: () => void, open: (leave: Leave) => Layer): Shown => {
    replace();
    let layer: Layer | null = null;
    const leave: Leave = tell => {
      if (!layer) return;
      layer.close();
      layer = null;
      replace = nobody;
      signal.removeEventListener('abort', quietly);
      tell();
    };
    const quietly = () => leave(nobody);
    signal.addEventListener('abort', quietly);
    replace = () => leave(replaced);
    layer = open(leave);
    return { close: quietly };
  };
  return { show };
}

function nobody(): void {}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
