import { nestedFrom } from '@/library/nested';
import type { Shelf } from '@/library/shelf';
import type { Context } from '@/template/context';
import { render } from '@/template/render';
import type { Preview } from '../in_page/preview';

/** What is known without a page: the moment and the place. */
export type Moment = Pick<Context, 'now' | 'time_zone' | 'locale' | 'random'>;

/** A reply as far as it can be told without the message that it is for: what the page knows shows as holes. */
export function previewFrom(opening: Promise<Shelf>, moment: Moment): Preview {
  return async ({ template }) => {
    const shelf = await opening;
    const { team, account } = shelf.surroundings();
    const nested = await nestedFrom(shelf, template);
    const locale = shelf.settings().locale || moment.locale;
    const context = { ...moment, locale, to: [], cc: [], bcc: [], team, ...(account && { account }) };
    return render(template, context, {}, nested);
  };
}
