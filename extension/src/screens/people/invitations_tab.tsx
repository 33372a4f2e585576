import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { shownDate, shownSince } from '@/words/shown';
import { useFocusKept } from '../library/use_focus_kept';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { ActDialog } from './act_dialog';
import { AnswerArea } from './answer_area';
import { useAsked } from './asked';
import type { Desk } from './desk';
import { InviteForm } from './invite_form';
import { InviteListDialog } from './invite_list_dialog';
import { LinksDialog } from './links_dialog';
import { mayChange } from './may';
import { roleName } from './right_words';
import type { Invitation, InvitationLink, SignIn } from './shapes';

/** Inviting one or many, and the invitations that nobody has taken yet. */
export function InvitationsTab({ desk }: { desk: Desk }) {
  const [asked, again] = useAsked<Invitation[]>(desk, `${desk.path}/invitations`);
  const [signIn] = useAsked<SignIn>(desk, `${desk.path}/sign-in`);
  const [links, showLinks] = useState<readonly InvitationLink[] | null>(null);
  const [pasting, setPasting] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Invitation | null>(null);
  const [renewing, setRenewing] = useState<Invitation | null>(null);
  const sendsMail = signIn.kind === 'told' && signIn.value.sends_mail;

  const made = (fresh: readonly InvitationLink[]) => {
    setPasting(false);
    setRenewing(null);
    showLinks(fresh);
    void again();
  };

  return (
    <div class="people-stack">
      <section class="card">
        <h2>{say('people.invite_title')}</h2>
        <p class="muted">{sendsMail ? say('people.invite_mailed') : say('people.invite_handed')}</p>
        <InviteForm desk={desk} made={link => made([link])} />
        <Button weight="quiet" class="other-way" onClick={() => setPasting(true)}>
          {say('people.invite_many')}
        </Button>
      </section>
      <section class="card">
        <h2>{say('people.waiting_title')}</h2>
        <AnswerArea asked={asked} again={again}>
          {waiting => (
            <WaitingList desk={desk} waiting={waiting} renew={setRenewing} withdraw={setWithdrawing} />
          )}
        </AnswerArea>
      </section>
      {pasting && <InviteListDialog desk={desk} close={() => setPasting(false)} made={made} />}
      {links && <LinksDialog links={links} sendsMail={sendsMail} close={() => showLinks(null)} />}
      {renewing && (
        <ActDialog<InvitationLink>
          title={say('people.renew_title', { who: whomFor(renewing) })}
          verb={say('people.renew')}
          act={() => desk.service.ask('POST', `${desk.path}/invitations/${renewing.id}/renew`)}
          done={link => made([link])}
          close={() => setRenewing(null)}
        >
          <p>{say('people.renew_effect')}</p>
        </ActDialog>
      )}
      {withdrawing && (
        <ActDialog<null>
          title={say('people.withdraw_title', { who: whomFor(withdrawing) })}
          verb={say('people.withdraw')}
          weight="danger"
          act={() => desk.service.ask('DELETE', `${desk.path}/invitations/${withdrawing.id}`)}
          done={() => {
            setWithdrawing(null);
            desk.say(say('people.withdrawn'));
            void again();
          }}
          close={() => setWithdrawing(null)}
        >
          <p>{say('people.withdraw_effect')}</p>
        </ActDialog>
      )}
    </div>
  );
}

interface WaitingActs {
  desk: Desk;
  renew(invitation: Invitation): void;
  withdraw(invitation: Invitation): void;
}

function WaitingList({ waiting, ...acts }: WaitingActs & { waiting: readonly Invitation[] }) {
  useFocusKept(String(waiting.length), ['.people .lines button', '.people form input']);
  if (waiting.length === 0)
    return <Empty title={say('people.none_waiting')}>{say('people.none_waiting_hint')}</Empty>;
  return (
    <ul class="lines">
      {waiting.map(each => (
        <WaitingLine key={each.id} invitation={each} {...acts} />
      ))}
    </ul>
  );
}

function WaitingLine({ desk, invitation, renew, withdraw }: WaitingActs & { invitation: Invitation }) {
  const { role, created_at, expires_at } = invitation;
  const who = whomFor(invitation);
  const isOver = new Date(expires_at) <= desk.now;
  return (
    <li>
      <span class="line-words">
        <strong dir="auto">{who}</strong>
        <span class="muted">
          {invitation.name ? `${invitation.email} · ` : ''}
          {isOver
            ? say('people.invited_until', {
                role: roleName(role),
                since: shownSince(new Date(expires_at), desk.now),
              })
            : say('people.invited_since', {
                role: roleName(role),
                since: shownSince(new Date(created_at), desk.now),
                until: shownDate(new Date(expires_at)),
              })}
        </span>
      </span>
      {mayChange(desk.team.role, role) && (
        <Button
          aria-label={say(isOver ? 'people.invite_again_for' : 'people.renew_for', { who })}
          onClick={() => renew(invitation)}
        >
          {say(isOver ? 'people.invite_again' : 'people.renew')}
        </Button>
      )}
      <Button
        weight="danger"
        aria-label={say('people.withdraw_for', { who })}
        onClick={() => withdraw(invitation)}
      >
        {say('people.withdraw')}
      </Button>
    </li>
  );
}

function whomFor({ name, email }: Invitation): string {
  return name || email || say('people.whoever_has_link');
}
