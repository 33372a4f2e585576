import { IconButton } from '../parts/button';
import { Icon } from '../parts/icon';
import { tooltip } from './actions';

/** The heading of a whole page; where the folders do not fit beside it, with the way back to the templates. */
export function PageHead({ title }: { title: string }) {
  return (
    <header class="page-head">
      <span class="narrow-only">
        <IconButton label={tooltip('templates')} onClick={() => location.assign('#/templates')}>
          <Icon name="back" />
        </IconButton>
      </span>
      <h1>{title}</h1>
    </header>
  );
}
