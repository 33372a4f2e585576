import { versions } from '@/browser/versions';
import type { Finder, Shelf } from '@/library/shelf';
import { contextOf, isAbout, unreadable, unreadNames } from '@/mail/context';
import { readerFor } from '@/mail/read';
import { NOTHING_TOLD } from '@/mail/reader';
import { reportOf } from '@/mail/report';
import { clipboardText } from '@/page/clipboard';
import type { Desk, Screen } from '@/page/desk';
import { lastAnswers } from '@/page/last_answers';
import { holderIn, outermost } from '@/page/window_above';
import { sanitiser } from '@/template/sanitise';

/** Comes only with the first template that has files. */
async function attaching(screen: Screen, ...what: Parameters<Desk['attach']>): Promise<void> {
  const { attachFiles } = await import('./attach');
  await attachFiles(screen, ...what);
}

/** Brings the shelf, the mail client's reader and the screen together for one frame. */
export function openDesk(shelf: Shelf, finder: Finder, screen: Screen): Desk {
  const sanitise = sanitiser(window);
  const chances = new WeakMap<Element, number>();

  /** One random number a message, so that a preview and what is inserted agree. */
  const chanceOf = (field: Element): number => {
    const chance = chances.get(field) ?? Math.random();
    chances.set(field, chance);
    return chance;
  };

  return {
    opened: shelf.opened,
    sanitise,
    screen,
    used: id => finder.used(id),
    attach: (...what) => void attaching(screen, ...what),
    last: lastAnswers(() => performance.now()),

    async context(field, selection, names) {
      const page = outermost(field.ownerDocument);
      const facts = isAbout(names) ? readerFor(page).read(page, holderIn(field)) : NOTHING_TOLD;
      const { team, account } = shelf.surroundings();
      const clipboard = names.includes('clipboard') ? await clipboardText(field.ownerDocument) : undefined;
      const context = contextOf(facts, {
        team,
        ...(account ? { account } : {}),
        ...(selection ? { selection } : {}),
        ...(clipboard ? { clipboard } : {}),
        page: { title: page.title, url: page.location.href },
        now: new Date(),
        time_zone: zoneNow(new Date().getTimezoneOffset()),
        locale: shelf.settings().locale || navigator.language,
        random: chanceOf(field),
      });
      return { context, unreadable: unreadable(facts, names), unread: unreadNames(facts, names) };
    },

    report(field) {
      const page = outermost(field.ownerDocument);
      return reportOf(readerFor(page), page, holderIn(field), versions());
    },

    fillHead(field, { subject, to, cc, bcc }) {
      if (![subject, to, cc, bcc].some(Boolean)) return [];
      const page = outermost(field.ownerDocument);
      return readerFor(page).write(page, holderIn(field), { subject, to, cc, bcc });
    },
  };
}

/** Asked of the browser again only when its clock has moved: it takes longer to tell than a template to fill. */
function zoneNow(offset: number): string {
  if (offset !== zone?.offset) zone = { offset, name: Intl.DateTimeFormat().resolvedOptions().timeZone };
  return zone.name;
}

let zone: { offset: number; name: string } | null = null;
