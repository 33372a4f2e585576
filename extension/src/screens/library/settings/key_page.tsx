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
      </div>
    </Dialog>
  );
}
