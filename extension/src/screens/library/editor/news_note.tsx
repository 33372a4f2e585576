import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { shownList } from '@/words/shown';
import { IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { fieldName } from './field_names';
import type { News } from './news';
import { type Asked, useName } from './use_name';

interface NewsNoteProps {
  news: News | null;
  view: View;
  service: Asked;
  read(): void;
}

/** Who changed what while the template was open; what was typed here stands with it. */
export function NewsNote({ news, view, service, read }: NewsNoteProps) {
  const name = useName(news?.by ?? null, view, service);
  const words = news && say('template.news', { who: name, fields: shownList(news.fields.map(fieldName)) });
  return (
    <div class="news-place" role="status">
      {words && (
        <div class="note news">
          <Icon name="people" />
          <span>{words}</span>
          <IconButton label={say('common.close')} onClick={read}>
            <Icon name="close" />
          </IconButton>
        </div>
      )}
    </div>
  );
}
