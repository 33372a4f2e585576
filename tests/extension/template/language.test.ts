import { describe, expect, test } from 'vitest';
import { render } from '@/template/render';
import { type Example, examples } from './examples';

for (const { topic, examples: shown } of examples()) {
  describe(topic, () => {
    test.each(shown.map(example => [example.name, example] as const))('%s', (_, example) => agrees(example));
  });
}

function agrees({ template, context, answers, nested, expected, questions, problems }: Example): void {
  const outcome = render(template, context, answers, nested);
  if (problems) {
    expect(outcome).toMatchObject({ kind: 'broken', problems });
  } else if (questions) {
    expect(outcome).toMatchObject({ kind: 'asks', questions, preview: expected });
  } else {
    expect(outcome).toMatchObject({ kind: 'filled', ...expected });
  }
}
