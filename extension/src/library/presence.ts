/** Who else has a template open right now. Told over the network by the service, which stores nothing of it. */
export interface Presence {
  /** Lets the others see that this person has it open, and calls back with who else has, until the signal aborts. */
  join(template: OfTeam, told: (others: Others) => void, signal: AbortSignal): Seat;
}

/** A template as the service knows it. */
export interface OfTeam {
  team: string;
  id: string;
}

export interface Seat {
  /** Call it whenever something is typed: the others see it for a while. */
  writes(): void;
}

export interface Others {
  /** Whoever writes first. */
  people: readonly { id: string; writes: boolean }[];
  /** How many there are beside them. */
  more: number;
}

/** As it is without a network, too. */
export const NOBODY: Others = { people: [], more: 0 };
