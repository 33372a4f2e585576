import { useState } from 'preact/hooks';
import { language, say } from '@/words/say';
import { shownSince } from '@/words/shown';
import { useFocusKept } from '../library/use_focus_kept';
import { Button } from '../parts/button';
import { deviceWords } from '../parts/device_words';
import { ActDialog } from './act_dialog';
import { AnswerArea } from './answer_area';
import { useAsked } from './asked';
import type { Desk } from './desk';
import { managesPeople } from './may';
import type { SignedInDevice } from './shapes';
import { TeamSignIn } from './team_sign_in';

/** The devices that one is signed in on; and for who manages people, how the team signs in. */
export function SignInTab({ desk }: { desk: Desk }) {
  return (
    <div class="people-stack">
      <MyDevices desk={desk} />
      <section class="card">
        <h2>{say('people.my_account')}</h2>
        <p class="muted">{say('people.my_account_meaning')}</p>
        <a
          class="button account-link"
          href={`${desk.server}/account?lang=${language()}`}
          target="_blank"
          rel="noreferrer"
        >
          {say('people.open_account')}
        </a>
      </section>
      {managesPeople(desk.team.role) && <TeamSignIn desk={desk} />}
    </div>
  );
}

function MyDevices({ desk }: { desk: Desk }) {
  const [devices, again] = useAsked<SignedInDevice[]>(desk, '/v1/me/sessions');
  const [ending, setEnding] = useState<SignedInDevice | 'others' | null>(null);
  const settled = (message: string) => {
    setEnding(null);
    desk.say(message);
    void again();
  };
  return (
    <section class="card">
      <h2>{say('people.my_devices')}</h2>
      <p class="muted">{say('people.my_devices_meaning')}</p>
      <AnswerArea asked={devices} again={again}>
        {all => (
          <>
            <DeviceList desk={desk} devices={all} end={setEnding} />
            {all.length > 1 && (
              <Button weight="danger" onClick={() => setEnding('others')}>
                {say('people.end_others')}
              </Button>
            )}
            {ending === 'others' && (
              <ActDialog<{ ended: number }>
                title={say('people.end_others')}
                verb={say('people.end_others')}
                weight="danger"
                act={() => desk.service.ask('DELETE', '/v1/me/sessions')}
                done={({ ended }) => settled(say('people.others_ended', { count: ended }))}
                close={() => setEnding(null)}
              >
                <p>{say('people.end_others_effect', { count: all.length - 1 })}</p>
              </ActDialog>
            )}
          </>
        )}
      </AnswerArea>
      {ending && ending !== 'others' && (
        <ActDialog<null>
          title={say('people.end_device_title', { device: deviceWords(ending.device) })}
          verb={say('people.end_device')}
          weight="danger"
          act={() => desk.service.ask('DELETE', `/v1/me/sessions/${ending.id}`)}
          done={() => settled(say('people.device_ended', { device: deviceWords(ending.device) }))}
          close={() => setEnding(null)}
        >
          <p>{say('people.end_device_effect')}</p>
        </ActDialog>
      )}
    </section>
  );
}

interface DeviceListProps {
  desk: Desk;
  devices: readonly SignedInDevice[];
  end(device: SignedInDevice): void;
}

function DeviceList({ desk, devices, end }: DeviceListProps) {
  useFocusKept(String(devices.length), ['.people .lines button', '.people .account-link']);
  return (
    <ul class="lines">
      {devices.map(device => (
        <DeviceLine key={device.id} desk={desk} device={device} end={() => end(device)} />
      ))}
    </ul>
  );
}

function DeviceLine({ desk, device, end }: { desk: Desk; device: SignedInDevice; end(): void }) {
  return (
    <li>
      <span class="line-words">
        <span>
          <strong>{deviceWords(device.device)}</strong>{' '}
          {device.current && <span class="badge right-manage">{say('people.this_device')}</span>}
        </span>
        <span class="muted">
          {say('people.device_times', {
            used: shownSince(new Date(device.last_used_at), desk.now),
            since: shownSince(new Date(device.created_at), desk.now),
          })}
        </span>
      </span>
      {!device.current && (
        <Button
          weight="danger"
          aria-label={say('people.end_device_of', { device: deviceWords(device.device) })}
          onClick={end}
        >
          {say('people.end_device')}
        </Button>
      )}
    </li>
  );
}
