/** A name as it is used somewhere: `to.first_name`. */
export interface Use {
  /** Root first; ends where an index is not known beforehand. */
  path: string[];
  /** Index into the markup. */
  at: number;
  /** Written into the text as it is, so that a person must be asked where nobody knows it. */
  needed: boolean;
}

/** What stands between one pair of brackets. */
export interface Reading {
  uses: Use[];
  /** The name that this tag gives to something, e.g. in `assign` and `for`. */
  gives: string;
  /** For `for`: the list that is walked, where it is a plain name. */
  walks: string;
  /** Values by key, e.g. of `ask`; the text of `include` under the key `''`. */
  literals: Map<string, string>;
  /** For `ask`: the Liquid of a default that is more than a plain text. */
  offer: string;
}
