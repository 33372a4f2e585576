import type { Facts } from '@/mail/reader';

/** Everything that a message says of itself, in one line a fact; a person is said by name and address, people parted by a dot. */
export type Message = [page: string, text: string, facts: Record<keyof Facts, string>];
