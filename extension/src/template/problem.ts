import type { LiquidField } from './template';

/** What is wrong in a template, where, and what would be right. */
export interface TemplateProblem {
  field: LiquidField;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  message: string;
  /** What was expected there, or a likely spelling; empty when nothing sensible can be said. */
  suggestion: string;
}
