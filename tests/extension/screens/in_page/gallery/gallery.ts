/** The surfaces on a page of their own, with a library in memory, to look at and to drive in a browser. */
import { h, render as draw } from 'preact';
import { installGate } from '@/screens/in_page/gate';
import { openSurface } from '@/screens/in_page/open';
import inPage from '@/screens/in_page/palette.css?inline';
import results from '@/screens/in_page/results.css?inline';
import parts from '@/screens/parts/parts.css?inline';
import { Popup } from '@/screens/popup/popup';
import popupCss from '@/screens/popup/popup.css?inline';
import tokens from '@/screens/tokens.css?inline';
import type { SyncState } from '@/library/workspace';
import type { Answers } from '@/template/question';
import { render } from '@/template/render';
import { sanitiser } from '@/template/sanitise';
import type { Template } from '@/template/template';
import { speakCarried } from '@/words/carried';
import { context, entries, finderOf, moreQuestionsTemplate, pictured, questionsTemplate, tooLong } from './library';

const surface = openSurface(document, new AbortController().signal);
const told: string[] = [];
const preview = async (entry: (typeof entries)[number]) => render(entry.template, context, {}, new Map());

const gallery = {
  /** What the surfaces told whoever opened them, in order. */
  told,
  installGate: () => installGate(window),

  palette(library = entries) {
    surface.openPalette({
      at: caret(),
      finder: finderOf(library),
      preview,
      chosen: entry => told.push(`chosen ${entry.template.title}`),
      closed: () => told.push('closed'),
      openLibrary: () => told.push('library'),
    });
  },

  emptyPalette: () => gallery.palette([]),

  questions: (answers: Answers = {}) => askFor(questionsTemplate, answers),

  /** One question of each kind that `questions` lacks. */
  moreQuestions: (answers: Answers = {}) => askFor(moreQuestionsTemplate, answers),

  choice() {
    surface.openChoice({
      at: caret(),
      shortcut: ';late',
      entries: entries.slice(0, 3),
      preview,
      chosen: entry => told.push(`chosen ${entry.template.title}`),
      cancelled: () => told.push('cancelled'),
    });
  },

  notice() {
    surface.showNotice({
      at: caret(),
      message: 'Could not read the recipient in this message.',
      actions: [
        { label: 'Ask me', run: () => told.push('asked') },
        { label: 'Report', run: () => told.push('reported') },
      ],
    });
  },

  tooLong: () => gallery.palette(tooLong),

  pictured: () => gallery.palette(pictured),

  /** In place of the page, as large as the toolbar's button shows it. */
  popup(sync: SyncState = { kind: 'local', waiting: 0, unsettled: 0 }) {
    const sheet = document.createElement('style');
    sheet.textContent = tokens + parts + results + inPage + popupCss;
    document.head.replaceChildren(sheet);
    document.body.replaceChildren();
    const insert = async () => false;
    const openLibrary = () => told.push('library');
    const close = () => told.push('closed');
    const standing = { sync, account: null };
    const sanitise = sanitiser(window);
    const opens = { openLibrary, openUnsettled: () => told.push('unsettled'), close };
    draw(h(Popup, { finder: finderOf(entries), preview, sanitise, standing, insert, ...opens }), document.body);
  },
};

function askFor(template: Template, answers: Answers) {
  const rendering = render(template, context, {}, new Map());
  surface.openQuestions({
    at: caret(),
    title: template.title,
    language: template.language,
    questions: rendering.kind === 'asks' ? rendering.questions : [],
    answers,
    preview: answers => render(template, context, answers, new Map()),
    answered: answers => told.push(`answered ${JSON.stringify(answers)}`),
    cancelled: () => told.push('cancelled'),
  });
}

/** Below the field's first line, as a page's script would find it. */
function caret(): DOMRect | null {
  const field = document.querySelector('[data-here]');
  if (!field) return null;
  const { left, top } = field.getBoundingClientRect();
  return new DOMRect(left + 12, top + 34, 1, 20);
}

declare global {
  interface Window {
    gallery: typeof gallery;
  }
}
speakCarried('en', []);
window.gallery = gallery;
