import type { Right } from '@/library/entry';

/** What the service tells of people, rights and the trail, as far as these screens read it. */
export const ROLES = ['owner', 'admin', 'lead', 'agent'] as const;
export type Role = (typeof ROLES)[number];

export interface Member {
  id: string;
  name: string;
  email: string;
  role: Role;
  joined_at: string;
  last_seen_at: string | null;
}

export interface Group {
  id: string;
  name: string;
  members: string[];
}

export interface Invitation {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  created_at: string;
  expires_at: string;
}

export type InvitationLink = Invitation & { url: string };

export interface LineOutcome {
  email: string;
  invitation: InvitationLink | null;
  code: string | null;
  message: string | null;
}

export interface Reason {
  through: 'role' | 'everyone' | 'group' | 'person';
  id: string | null;
  name: string;
  folder: string | null;
  folder_name: string | null;
  here: boolean;
  right: Right;
}

export interface AccessOfPerson {
  person: string;
  name: string;
  email: string;
  role: Role;
  right: Right | null;
  reasons: Reason[];
}

export type HolderKind = 'everyone' | 'group' | 'person';

export interface GrantThatHolds {
  id: string;
  to_kind: HolderKind;
  to_id: string;
  to_name: string;
  right: Right;
  folder: string | null;
  folder_name: string | null;
  here: boolean;
  people: number;
}

export interface FolderAccessTold {
  folder: string;
  name: string;
  people: AccessOfPerson[];
  grants: GrantThatHolds[];
}

export interface FolderOfPerson {
  folder: string;
  parent: string | null;
  name: string;
  right: Right;
  reasons: Reason[];
}

export interface PersonAccess {
  person: string;
  name: string;
  email: string;
  role: Role;
  folders: FolderOfPerson[];
}

/** A change of rights that is only thought of, as `POST …/access/preview` takes it. */
export type Thought =
  | { kind: 'grant'; folder: string; to_kind: HolderKind; to_id: string | null; right: Right | null }
  | { kind: 'role'; person: string; role: Role }
  | { kind: 'removal'; person: string }
  | { kind: 'put_in_group' | 'take_out_of_group'; group: string; person: string }
  | { kind: 'group_removal'; group: string };

export interface Difference {
  person: string;
  name: string;
  folder: string;
  folder_name: string;
  /** How many, with the one that is named. */
  folders: number;
  before: Right | null;
  after: Right | null;
}

export interface Ends {
  private_templates: number;
  grants: number;
  groups: number;
  api_tokens: number;
  invitations: number;
}

export interface Preview {
  differences: Difference[];
  ends: Ends | null;
}

export type ApiScope = 'read' | 'write' | 'manage';

export interface ApiToken {
  id: string;
  team: string;
  name: string;
  scope: ApiScope;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  /** Only where a team's are listed. */
  person_name?: string;
}

export interface SignedInDevice {
  id: string;
  device: string;
  created_at: string;
  last_used_at: string;
  current: boolean;
}

export interface SignIn {
  passwords: boolean;
  company: string | null;
  company_domains: string[];
  company_back: string;
  company_joins_as: Role | null;
  sends_mail: boolean;
  second_step_due: string | null;
  without_second_step: { person: string; name: string }[];
}

/** What came of asking the company's sign-in what it publishes. */
export interface CompanyCheck {
  outcome: 'answers' | 'unreachable' | 'too_slow' | 'no_description' | 'other_issuer' | 'incomplete' | 'off';
  /** Where it was asked. */
  address: string;
  /** What was found there instead. */
  told: string;
}

export interface TrailEntry {
  id: number;
  at: string;
  actor_id: string | null;
  actor: string;
  action: string;
  object_name: string;
  facts: Record<string, unknown>;
  sentence: string;
}

export interface TrailPage {
  entries: TrailEntry[];
  next: number | null;
}
