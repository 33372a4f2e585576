/** A text field; a fresh one each time, since the browser's history of a field cannot be emptied. */
export function plainField(first) {
  let field = first;
  return {
    plain: true,
    field: () => field,
    value: () => field.value,
    set(text) {
      const fresh = field.cloneNode();
      fresh.value = text;
      field.replaceWith(fresh);
      field = fresh;
    },
  };
}
