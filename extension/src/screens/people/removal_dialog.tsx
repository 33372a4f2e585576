import { say } from '@/words/say';
import { ActDialog } from './act_dialog';
import { AnswerArea } from './answer_area';
import type { Desk } from './desk';
import type { Ends, Member } from './shapes';
import { usePreview } from './use_preview';

interface RemovalDialogProps {
  desk: Desk;
  person: Member;
  close(): void;
  done(message: string): void;
}

/** Removes somebody, or leaves; says what goes with them and what stays. */
export function RemovalDialog({ desk, person, close, done }: RemovalDialogProps) {
  const isMe = person.id === desk.me;
  const manages = desk.team.role === 'owner' || desk.team.role === 'admin';
  const team = desk.team.name;
  return (
    <ActDialog<null>
      title={isMe ? say('people.leave_title', { team }) : say('people.remove_title', { name: person.name })}
      verb={isMe ? say('people.leave') : say('people.remove')}
      weight="danger"
      confirm={isMe ? team : person.name}
      act={() => desk.service.ask('DELETE', `${desk.path}/members/${person.id}`)}
      done={() => done(isMe ? say('people.left', { team }) : say('people.removed', { name: person.name }))}
      close={close}
    >
      <p>
        {isMe ? say('people.leave_effect', { team }) : say('people.remove_effect', { name: person.name })}
      </p>
      {manages && <WhatEnds desk={desk} person={person} />}
    </ActDialog>
  );
}

function WhatEnds({ desk, person }: { desk: Desk; person: Member }) {
  const [preview, again] = usePreview(desk, { kind: 'removal', person: person.id });
  return (
    <AnswerArea asked={preview} again={again}>
      {({ differences, ends }) => (
        <ul class="effects">
          <li>
            {say('people.ends_folders', { count: differences.reduce((sum, each) => sum + each.folders, 0) })}
          </li>
          {ends && <EndLines ends={ends} />}
        </ul>
      )}
    </AnswerArea>
  );
}

function EndLines({ ends }: { ends: Ends }) {
  return (
    <>
      <li>{say('people.ends_private', { count: ends.private_templates })}</li>
      {ends.grants > 0 && <li>{say('people.ends_grants', { count: ends.grants })}</li>}
      {ends.groups > 0 && <li>{say('people.ends_groups', { count: ends.groups })}</li>}
      {ends.api_tokens > 0 && <li>{say('people.ends_tokens', { count: ends.api_tokens })}</li>}
      {ends.invitations > 0 && <li>{say('people.ends_invitations', { count: ends.invitations })}</li>}
    </>
  );
}
