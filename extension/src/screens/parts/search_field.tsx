interface SearchFieldProps {
  /** What is searched, for eyes as for ears. */
  name: string;
  query: string;
  search(query: string): void;
}

/** Words that narrow what is listed beside it, as they are typed. */
export function SearchField({ name, query, search }: SearchFieldProps) {
  return (
    <input
      class="input"
      type="search"
      aria-label={name}
      placeholder={name}
      value={query}
      onInput={event => search(event.currentTarget.value)}
    />
  );
}
