/** Why something was not done; the screens say it in the person's language. */
export type Reason =
  | { code: Plain }
  | { code: 'no_address'; typed: string }
  | { code: 'no_service' | 'service_away' | 'other_service'; server: string }
  | { code: 'strange_answer'; status: number }
  /** In the service's own words. */
  | { code: 'said'; words: string };

type Plain =
  | 'read_only'
  | 'device_full'
  | 'copy_gone'
  | 'not_in_trash'
  | 'changed_meanwhile'
  | 'folder_nameless'
  | 'inside_itself'
  | 'folder_not_here'
  | 'stumbled'
  | 'unreachable'
  | 'unreachable_now'
  | 'not_begun_here'
  | 'not_signed_in'
  | 'not_said_as_whom'
  | 'not_safe'
  | 'no_place_for_code'
  | 'only_with_code'
  | 'code_too_old'
  | 'updated_meanwhile'
  | 'not_an_address';

/** What the service said of a refusal, else that it answered strangely. */
export function reasonOf(detail: string | undefined, status: number): Reason {
  return detail ? { code: 'said', words: detail } : { code: 'strange_answer', status };
}
