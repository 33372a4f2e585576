import { say } from '@/words/say';

/** What a template is called until a person names it; it is selected, so that typing replaces it. */
export const newTitle = (): string => say('template.new_title');
