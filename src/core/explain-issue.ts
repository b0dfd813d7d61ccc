import type { z } from 'zod';

const units: Record<string, string> = { string: ' characters', array: ' items', number: '' };

/**
 * For the `error` of a parse: says what is allowed where the schema itself does not, in
 * words that follow the name of the field ("k must be at least 1").
 */
export function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'is required';
  const verb = issue['origin'] === 'number' ? 'be' : 'have';
  const unit = units[String(issue['origin'])] ?? '';
  switch (issue.code) {
    case 'too_big':
      return `must ${verb} at most ${String(issue.maximum)}${unit}`;
    case 'too_small':
      return `must ${verb} at least ${String(issue.minimum)}${unit}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `must be of type ${issue.expected === 'int' ? 'integer' : issue.expected}`;
    default:
      return undefined;
  }
}
