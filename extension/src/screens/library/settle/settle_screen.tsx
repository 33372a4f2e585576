import { say } from '@/words/say';
import { Empty } from '../../parts/empty';
import { PageHead } from '../page_head';
import type { Shared } from '../side_bar';
import { CopyWays } from './copy_ways';
import { type KeptCopy, unsettledIn, whyKept } from './ways';

/** Edits that the service did not take, each with its reason and the ways on. */
export function SettleScreen({ view, doings }: Pick<Shared, 'view' | 'doings'>) {
  const unsettled = unsettledIn(view);
  return (
    <div class="page">
      <div class="page-inner">
        <PageHead title={say('settle.title')} />
        {unsettled.length === 0 ? (
          <Empty title={say('settle.nothing')}>{say('settle.nothing_lead')}</Empty>
        ) : (
          <ul class="unsettled">
            {unsettled.map(kept => (
              <Unsettled key={kept.id} {...{ kept, view, doings }} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Unsettled({ kept, view, doings }: Pick<Shared, 'view' | 'doings'> & { kept: KeptCopy }) {
  const folder = view.folders.find(each => each.id === kept.copy.folder)?.name;
  const title = kept.template.title || say('parts.untitled');
  return (
    <li class="card">
      <h2 dir="auto">
        {title}
        {folder && <small class="muted"> {say('settle.in_folder', { folder })}</small>}
      </h2>
      <p>{whyKept(kept)}</p>
      <CopyWays kept={kept} view={view} settle={doings.settle} />
    </li>
  );
}
