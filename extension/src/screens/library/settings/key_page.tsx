import { Keys } from '../../parts/keys';
import { ACTIONS, shownKey } from '../actions';
import { Dialog } from '../dialog';

/** Every key there is, in groups. */
export function KeyPage({ close }: { close(): void }) {
  const groups = Object.groupBy(Object.values(ACTIONS), action => action.group);
  return (
    <Dialog title="Keys" close={close} wide>
      <div class="key-groups">
        {Object.entries(groups).map(([group, actions]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {actions.map(action => (
                <div key={action.key}>
                  <dt>{action.name}</dt>
                  <dd>
                    <Keys of={shownKey(action.key)} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>Where you write</h3>
          <dl>
            {WHERE_ONE_WRITES.map(({ name, keys }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <Keys of={keys} />
                </dd>
              </div>
            ))}
            {TYPED.map(({ name, words }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code>{words}</code>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

/** In the palette and in the list under the caret. */
const WHERE_ONE_WRITES = [
  { name: 'Choose a template', keys: 'ArrowDown' },
  { name: 'Insert it', keys: 'Enter' },
  { name: 'Mark a favourite, in the palette', keys: 'Ctrl+D' },
  { name: 'Scroll the preview, in the palette', keys: 'Alt+ArrowDown' },
  { name: 'Go to what narrows the palette', keys: 'Tab' },
  { name: 'Close', keys: 'Escape' },
];

/** As words of a search, here and there. */
const TYPED = [
  { name: 'Only a folder', words: 'in:returns' },
  { name: 'Only a tag', words: 'tag:refund' },
  { name: 'Only a language', words: 'lang:zh' },
  { name: 'Only favourites', words: 'is:favourite' },
];
