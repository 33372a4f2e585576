/** What a template is called until a person names it; it is selected, so that typing replaces it. */
export const NEW_TITLE = 'New template';
