/** The templates that a person marked, by id, the last marked first. They stay in this browser. */
export type Favourites = ReadonlySet<string>;

/** With this one marked, or no longer marked where it was. */
export function withFavouriteToggled(favourites: Favourites, id: string): Favourites {
  const others = [...favourites].filter(each => each !== id);
  return new Set(favourites.has(id) ? others : [id, ...others]);
}

/** With these marked, the first of them first. */
export function withFavourites(favourites: Favourites, ids: readonly string[]): Favourites {
  return new Set([...ids, ...favourites]);
}

export function withoutFavourites(favourites: Favourites, ids: readonly string[]): Favourites {
  const left = new Set(favourites);
  for (const id of ids) left.delete(id);
  return left;
}
