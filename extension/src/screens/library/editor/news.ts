import { sameTemplate } from '@/sync/merge';
import { EMPTY_TEMPLATE, SWITCHES, type Template } from '@/template/template';

/** What somebody else changed in the template that is open. */
export interface News {
  /** A person's id; null when nobody can say. */
  by: string | null;
  fields: (keyof Template)[];
}

/** The fields in which two wordings differ, in the order in which a person meets them. */
export function changedFields(before: Template, after: Template): (keyof Template)[] {
  return FIELDS.filter(field => !sameTemplate({ ...before, [field]: after[field] }, before));
}

const FIELDS = [...(Object.keys(EMPTY_TEMPLATE) as (keyof Template)[]), ...SWITCHES];
