import type { Desk } from './desk';
import { fieldOf, type Spot } from './field';
import { answerPalette, answerPicked, answerShortcut, answerSuggested } from './replying';
import { hostOf } from './spot';
import type { Writer } from './writer';

/** Writes replies with what stands on a desk. */
export function writerAt(desk: Desk): Writer {
  return {
    shortcut: request => answerShortcut(request, desk),
    palette: field => answerPalette(field, desk),
    picked: (entry, field) => answerPicked(entry, field, desk),
    async suggested(entry, spot) {
      if (entry) return answerSuggested(entry, spot, desk);
      tellNothingCame(spot, desk);
      return null;
    },
  };
}

function tellNothingCame(spot: Spot, desk: Desk): void {
  const { element, caretBox } = fieldOf(hostOf(spot));
  desk.screen.tell({ field: element, box: caretBox }, { kind: 'nothing came' });
}
