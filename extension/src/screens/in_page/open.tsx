import type { ShelvedEntry } from '@/library/shelf';
import type { Answers } from '@/template/question';
import { sanitiser } from '@/template/sanitise';
import { say } from '@/words/say';
import parts from '../parts/parts.css?inline';
import { ChoiceList } from './choice';
import { type Drawn, type Layer, openLayer } from './layer';
import { NoticeLine } from './notice';
import { Palette } from './palette';
import pieces from './palette.css?inline';
import { QuestionBox } from './questions';
import { ReportBox } from './report';
import type { ChoiceWish, NoticeWish, PaletteWish, QuestionsWish, ReportWish, Shown } from './wishes';

/** What a person sees in one document. At most one box and one notice at a time; nothing stays after its use. */
export interface Surface {
  openPalette(wish: PaletteWish): Shown;
  openQuestions(wish: QuestionsWish): Shown;
  openChoice(wish: ChoiceWish): Shown;
  openReport(wish: ReportWish): Shown;
  showNotice(wish: NoticeWish): Shown;
  /** A key that was pressed before the box was there; false where there is none any more. */
  hear(key: KeyboardEvent): boolean;
}

/**
 * Everything is drawn in closed shadow roots of this document, also where the caret stands in a frame of it, and is
 * gone when the signal aborts. Keys are kept from the page best where `installGate` ran at document_start.
 */
export function openSurface(document: Document, signal: AbortSignal): Surface {
  const purifier = once(() => sanitiser(document.defaultView ?? window));
  const sanitise = (html: string) => purifier()(html);
  const layer = (drawn: Drawn) => openLayer(document, { ...drawn, styles: STYLES });
  const box = oneAtATime(signal);
  const note = oneAtATime(signal);

  return {
    openPalette: ({ at, chosen, closed, ...rest }) =>
      box.show(closed, leave => {
        const dismissed = () => leave(closed);
        const chose = (entry: ShelvedEntry) => leave(() => chosen(entry));
        const content = <Palette {...rest} sanitise={sanitise} chosen={chose} closed={dismissed} />;
        return layer({
          at,
          stance: 'modal',
          name: say('in_page.insert_a_template'),
          content,
          dismissed,
        });
      }),

    openQuestions: ({ at, answered, cancelled, ...rest }) =>
      box.show(cancelled, leave => {
        const dismissed = () => leave(cancelled);
        const done = (answers: Answers) => leave(() => answered(answers));
        const content = <QuestionBox {...rest} sanitise={sanitise} answered={done} cancelled={dismissed} />;
        return layer({ at, stance: 'beside', name: rest.title, content, dismissed });
      }),

    openChoice: ({ at, chosen, cancelled, ...rest }) =>
      box.show(cancelled, leave => {
        const dismissed = () => leave(cancelled);
        const chose = (entry: ShelvedEntry) => leave(() => chosen(entry));
        const content = <ChoiceList {...rest} sanitise={sanitise} chosen={chose} cancelled={dismissed} />;
        return layer({
          at,
          stance: 'modal',
          name: say('in_page.choose_a_template'),
          content,
          dismissed,
        });
      }),

    openReport: ({ at, report, copied, closed }) =>
      box.show(closed, leave => {
        const dismissed = () => leave(closed);
        const content = <ReportBox report={report} copied={() => leave(copied)} closed={dismissed} />;
        return layer({ at, stance: 'modal', name: say('in_page.report'), content, dismissed });
      }),

    showNotice: ({ at, ...rest }) =>
      note.show(nobody, leave => {
        const gone = (after = nobody) => leave(after);
        const content = <NoticeLine {...rest} gone={gone} />;
        return layer({ at, stance: 'aside', content, dismissed: gone });
      }),

    hear: box.hear,
  };
}

const STYLES = parts + pieces;

/** Closes, then tells: whoever is told finds the caret where it was. */
type Leave = (tell: () => void) => void;

/** A place for one thing. Opening the next one closes the one before and tells it so. */
function oneAtATime(signal: AbortSignal) {
  let replace = nobody;
  let shown: Layer | null = null;

  const show = (replaced: () => void, open: (leave: Leave) => Layer): Shown => {
    replace();
    let layer: Layer | null = null;
    const leave: Leave = tell => {
      if (!layer) return;
      layer.close();
      layer = shown = null;
      replace = nobody;
      signal.removeEventListener('abort', quietly);
      tell();
    };
    const quietly = () => leave(nobody);
    signal.addEventListener('abort', quietly);
    replace = () => leave(replaced);
    layer = shown = open(leave);
    return { close: quietly };
  };
  const hear = (key: KeyboardEvent) => {
    shown?.hear(key);
    return shown !== null;
  };
  return { show, hear };
}

function nobody(): void {}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
