import type { Word } from '@/words/areas';
import { spokenQuery } from '@/words/query';
import { say } from '@/words/say';
import { SpokenKeys } from '../../parts/keys';
import { ACTIONS, type Action, actionMeans, shownKey } from '../actions';
import { Dialog } from '../dialog';

/** Every key there is, in groups. */
export function KeyPage({ close }: { close(): void }) {
  const groups = Object.groupBy(Object.keys(ACTIONS) as Action[], action => ACTIONS[action].group);
  return (
    <Dialog title={say('settings.keys')} close={close} wide>
      <div class="key-groups">
        {Object.entries(groups).map(([group, actions]) => (
          <section key={group}>
            <h3>{say(group as Word)}</h3>
            <dl>
              {actions.map(action => (
                <div key={action}>
                  <dt>{actionMeans(action)}</dt>
                  <dd>
                    <SpokenKeys of={shownKey(ACTIONS[action].key)} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{say('settings.where_you_write')}</h3>
          <dl>
            {WHERE_ONE_WRITES.map(({ name, keys }) => (
              <div key={name}>
                <dt>{say(name)}</dt>
                <dd>
                  <SpokenKeys of={keys} />
                </dd>
              </div>
            ))}
            {TYPED.map(({ name, words, example }) => (
              <div key={name}>
                <dt>{say(name)}</dt>
                <dd>
                  <code>{spokenQuery(words + (example ? say(example) : ''))}</code>
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
const WHERE_ONE_WRITES: readonly { name: Word; keys: string }[] = [
  { name: 'settings.key_choose', keys: 'ArrowDown' },
  { name: 'settings.key_insert', keys: 'Enter' },
  { name: 'settings.key_favour', keys: 'Ctrl+D' },
  { name: 'settings.key_scroll', keys: 'Alt+ArrowDown' },
  { name: 'settings.key_narrow', keys: 'Tab' },
  { name: 'settings.key_close', keys: 'Escape' },
];

/** As words of a search, here and there; drafts only here. */
const TYPED: readonly { name: Word; words: string; example?: Word }[] = [
  { name: 'settings.only_folder', words: 'in:', example: 'settings.example_folder' },
  { name: 'settings.only_tag', words: 'tag:', example: 'settings.example_tag' },
  { name: 'settings.only_language', words: 'lang:', example: 'settings.example_language' },
  { name: 'settings.only_favourites', words: 'is:favourite' },
  { name: 'settings.only_drafts', words: 'is:draft' },
];
