interface PersonNameProps {
  name: string;
  email: string;
  you?: string | undefined;
}

/** Who it is, at a glance: a letter, the name, and the address that is theirs alone. */
export function PersonName({ name, email, you }: PersonNameProps) {
  return (
    <span class="person-name">
      <span class="avatar small" aria-hidden="true">
        {[...name][0]}
      </span>
      <span class="person-lines">
        <span class="person-title" dir="auto">
          {name}
          {you && <span class="badge">{you}</span>}
        </span>
        <span class="muted">{email}</span>
      </span>
    </span>
  );
}
