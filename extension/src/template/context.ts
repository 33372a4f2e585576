/** Somebody in a message. A part that the page cannot tell is absent, never empty. */
export interface Person {
  name?: string;
  first_name?: string;
  last_name?: string;
  email?: string;
}

/** What is known where the caret stands. What nobody knows is absent: a template that needs it asks. */
export interface Context {
  to: Person[];
  cc: Person[];
  bcc: Person[];
  from?: Person;
  /** The person who is signed in, or whom the settings name. */
  account?: Person;
  subject?: string;
  /** The text being answered. */
  message?: string;
  /** Whether a message is being answered; absent where the page does not tell. */
  reply?: boolean;
  selection?: string;
  clipboard?: string;
  page?: { title: string; url: string };
  /** Values that the team sets once for everyone: `team.return_days`. */
  team: Record<string, string>;
  now: Date;
  /** IANA name, e.g. `Asia/Jakarta`. */
  time_zone: string;
  /** BCP 47; a template's own language comes first. */
  locale: string;
  /** Decides a random choice; in [0, 1), the same for one message. */
  random: number;
}
