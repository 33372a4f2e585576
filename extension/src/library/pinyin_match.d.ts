/** The table of that library alone: its own search begins anew with each key and each title. */
declare module 'pinyin-match/src/simplified_dict.js' {
  /** The characters that are read as each syllable; `lv` for lü. */
  export const dict: Record<string, string>;
}
