import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { shownDate, shownList, shownMoment } from '@/words/shown';
import { deviceWords } from '../parts/device_words';
import { rightName, roleName } from './right_words';
import { ROLES, type Role, type TrailEntry } from './shapes';

type Facts = TrailEntry['facts'];
type Told = Record<string, string | number>;

/** An entry of the trail as a sentence in the person's language; of what is not known here, the service's own. */
export function trailSentence(entry: TrailEntry): string {
  const said = sentence(entry);
  if (said === null) return entry.sentence;
  const token = entry.facts.api_token;
  const whole = typeof token === 'string' ? say('audit.with_token', { sentence: said, token }) : said;
  return whole.charAt(0).toLocaleUpperCase() + whole.slice(1);
}

function sentence(entry: TrailEntry): string | null {
  const { action, facts } = entry;
  const told = { actor: actorOf(entry), name: nameOf(entry) };
  const chosen = CHOSEN[action]?.(facts);
  const word = chosen ?? PLAIN[action];
  if (action === 'team.changed') return teamChanged(told, facts);
  return word ? say(word, { ...told, ...shownFacts(entry) }) : null;
}

function actorOf({ actor, actor_id }: TrailEntry): string {
  if (actor_id === null) return say('audit.operator');
  return actor || say('audit.former_member');
}

/** Renamed, other values, or both at once: each is a sentence. */
function teamChanged(told: Told, facts: Facts): string | null {
  const renamed = facts.came_from
    ? [say('audit.team_renamed', { ...told, came_from: text(facts.came_from) })]
    : [];
  const values = Object.entries((facts.values ?? {}) as Record<string, [string | null, string | null]>);
  const changes = shownList(values.map(([name, [from, to]]) => valueWords(name, from, to)));
  const changed = values.length > 0 ? [say('audit.team_values_changed', { ...told, changes })] : [];
  return [...renamed, ...changed].join(' ') || null;
}

function nameOf({ action, object_name }: TrailEntry): string {
  const isDevice = action.startsWith('session.') || action.startsWith('device.');
  return (isDevice ? deviceWords(object_name) : object_name) || say('audit.nameless');
}

function valueWords(name: string, from: string | null, to: string | null): string {
  if (to === null) return say('audit.value_removed', { name, from: from ?? '' });
  return from === null
    ? say('audit.value_set', { name, to })
    : say('audit.value_changed', { name, from, to });
}

/** Everything that a message may ask for; what an entry from before a fact was kept does not say is “somebody”. */
function shownFacts({ facts, object_name }: TrailEntry): Told {
  return {
    how: text(facts.how),
    device: deviceWords(text(facts.device)) || say('audit.nameless'),
    scope: text(facts.scope),
    role: roleIn(facts.role),
    before: rightIn(facts.before) ?? roleIn(facts.before),
    right: rightIn(facts.right) ?? '',
    holder: holderIn(facts),
    whom: object_name || say('people.whoever_has_link'),
    person: text(facts.person) || say('audit.somebody'),
    due: facts.due ? shownDate(new Date(text(facts.due))) : '',
    folder: placeIn(facts.folder),
    came_from: placeIn(facts.came_from),
    inside: placeIn(facts.inside),
    templates: Number(facts.templates ?? 0),
    folders: Number(facts.subfolders ?? 0),
    made: Number(facts.made ?? 0),
    changed: Number(facts.changed ?? 0),
    what: object_name ? say('audit.quoted', { name: object_name }) : say('audit.whole_library'),
    moment: momentIn(facts.at),
  };
}

function holderIn(facts: Facts): string {
  if (facts.to_kind === 'everyone') return say('audit.everyone');
  const name = text(facts.to) || say('audit.somebody');
  return facts.to_kind === 'group' ? say('audit.the_group', { name }) : name;
}

/** The service keeps no name of a private folder. */
function placeIn(fact: unknown): string {
  if (fact === 'a private folder') return say('audit.private_folder');
  return fact ? say('audit.quoted', { name: text(fact) }) : say('audit.top');
}

function momentIn(fact: unknown): string {
  const at = new Date(text(fact));
  return Number.isNaN(at.getTime()) ? say('audit.earlier') : shownMoment(at);
}

function roleIn(fact: unknown): string {
  return ROLES.includes(fact as Role) ? roleName(fact as Role) : say('audit.somebody');
}

function rightIn(fact: unknown): string | null {
  return fact === 'use' || fact === 'edit' || fact === 'manage' ? rightName(fact) : null;
}

function text(fact: unknown): string {
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '';
}

/** Deeds of which there are two kinds. */
const CHOSEN: Record<string, (facts: Facts) => Word> = {
  'folder.made': facts => (facts.inside ? 'audit.folder_made_inside' : 'audit.folder_made'),
  'grant.set': facts => (facts.before ? 'audit.grant_changed' : 'audit.grant_set'),
  'template.saved': facts => (facts.is_new ? 'audit.template_made' : 'audit.template_saved'),
};

const PLAIN: Record<string, Word> = {
  signed_in: 'audit.signed_in',
  'sign_in.failed': 'audit.sign_in_failed',
  signed_out: 'audit.signed_out',
  'session.opened': 'audit.session_opened',
  'session.ended': 'audit.session_ended',
  'password.changed': 'audit.password_changed',
  'password.reset_asked': 'audit.password_reset_asked',
  'password.reset': 'audit.password_reset',
  'authenticator.added': 'audit.authenticator_added',
  'authenticator.removed': 'audit.authenticator_removed',
  'recovery_codes.renewed': 'audit.recovery_codes_renewed',
  'recovery_code.used': 'audit.recovery_code_used',
  'passkey.added': 'audit.passkey_added',
  'passkey.removed': 'audit.passkey_removed',
  'company_account.linked': 'audit.company_account_linked',
  'device.let_in': 'audit.device_let_in',
  'device.refused': 'audit.device_refused',
  'api_token.made': 'audit.api_token_made',
  'api_token.revoked': 'audit.api_token_revoked',
  'team.made': 'audit.team_made',
  'team.exported': 'audit.team_exported',
  'team.second_step_required': 'audit.team_second_step_required',
  'team.second_step_optional': 'audit.team_second_step_optional',
  'member.joined': 'audit.member_joined',
  'member.left': 'audit.member_left',
  'member.removed': 'audit.member_removed',
  'member.role_changed': 'audit.member_role_changed',
  'member.renamed': 'audit.member_renamed',
  'member.seen_as': 'audit.member_seen_as',
  'invitation.made': 'audit.invitation_made',
  'invitation.withdrawn': 'audit.invitation_withdrawn',
  'invitation.renewed': 'audit.invitation_renewed',
  'group.made': 'audit.group_made',
  'group.renamed': 'audit.group_renamed',
  'group.removed': 'audit.group_removed',
  'group.member_added': 'audit.group_member_added',
  'group.member_removed': 'audit.group_member_removed',
  'folder.renamed': 'audit.folder_renamed',
  'folder.moved': 'audit.folder_moved',
  'folder.deleted': 'audit.folder_deleted',
  'grant.revoked': 'audit.grant_revoked',
  'template.moved': 'audit.template_moved',
  'template.deleted': 'audit.template_deleted',
  'template.brought_back': 'audit.template_brought_back',
  'template.erased': 'audit.template_erased',
  'template.all_restored': 'audit.template_all_restored',
  'backup.restored': 'audit.backup_restored',
  'pack.imported': 'audit.pack_imported',
  'pack.exported': 'audit.pack_exported',
  'audit.exported': 'audit.audit_exported',
};
