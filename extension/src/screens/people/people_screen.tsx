import { useEffect, useState } from 'preact/hooks';
import type { View, Workspace } from '@/library/workspace';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { PageHead } from '../library/page_head';
import { useFocusKept } from '../library/use_focus_kept';
import { Empty } from '../parts/empty';
import { forgetKept } from './asked';
import { AuditTab } from './audit_tab';
import { type Desk, deskFor } from './desk';
import { FoldersTab } from './folders_tab';
import { GroupsTab } from './groups_tab';
import { InvitationsTab } from './invitations_tab';
import { tabsFor } from './may';
import { MembersTab } from './members_tab';
import { ALL_OF_TRAIL, peopleAddressOf, type Tab, usePeoplePlace } from './people_place';
import { SignInTab } from './sign_in_tab';
import { TokensTab } from './tokens_tab';
import { ValuesTab } from './values_tab';
import './people.css';

interface PeopleScreenProps {
  view: View;
  workspace: Workspace;
  /** Where what was told is kept for a time without network. */
  notes: Storage;
  now: Date;
  doings: { say(notice: { message: string }): void };
}

/** People and permissions: nobody sees a tab in which they can do nothing. */
export function PeopleScreen({ view, workspace, notes, now, doings }: PeopleScreenProps) {
  const [place, go] = usePeoplePlace();
  const [teamId, chooseTeam] = useState<string | null>(null);
  const { account } = view;
  useFocusKept(place.tab, ['.people']);
  useEffect(() => forgetKept(notes, account?.id ?? null), [account?.id]);
  const tell = (message: string) => doings.say({ message });
  const desk = deskFor(teamId, { view, workspace, notes, now, place, go, say: tell });

  if (!account || !desk) return <NoTeam />;

  const tabs = tabsFor(desk.team.role, view.folders);
  const tab = tabs.includes(place.tab) ? place.tab : 'members';
  const Shown = SCREENS[tab];
  return (
    <div class="page people">
      <div class="people-inner">
        <PageHead title={say('people.title')} />
        {account.teams.length > 1 && (
          <select
            class="input team-select"
            aria-label={say('people.team')}
            value={desk.team.id}
            onChange={event => chooseTeam(event.currentTarget.value)}
          >
            {account.teams.map(each => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        )}
        <nav class="people-tabs" aria-label={say('people.title')}>
          {tabs.map(each => (
            <a
              key={each}
              href={peopleAddressOf({ tab: each, chosen: null, seesAs: false, asked: ALL_OF_TRAIL })}
              aria-current={each === tab ? 'page' : undefined}
            >
              {say(TAB_NAMES[each])}
            </a>
          ))}
        </nav>
        <Shown key={desk.team.id} desk={desk} />
      </div>
    </div>
  );
}

function NoTeam() {
  return (
    <div class="page people">
      <div class="people-inner">
        <PageHead title={say('people.title')} />
        <Empty title={say('people.no_team')}>
          <p>{say('people.no_team_hint')}</p>
          <a class="button primary" href="#/settings">
            {say('people.to_settings')}
          </a>
        </Empty>
      </div>
    </div>
  );
}

const SCREENS: Record<Tab, (props: { desk: Desk }) => preact.JSX.Element> = {
  members: MembersTab,
  invitations: InvitationsTab,
  groups: GroupsTab,
  folders: FoldersTab,
  values: ValuesTab,
  tokens: TokensTab,
  'sign-in': SignInTab,
  audit: AuditTab,
};

const TAB_NAMES: Record<Tab, Word> = {
  members: 'people.tab_members',
  invitations: 'people.tab_invitations',
  groups: 'people.tab_groups',
  folders: 'people.tab_folders',
  values: 'people.tab_values',
  tokens: 'people.tab_tokens',
  'sign-in': 'people.tab_sign_in',
  audit: 'people.tab_audit',
};
