import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { explainIssue } from '../../src/core/explain-issue.js';

describe('explainIssue', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string(), undefined, 'is required'],
    [z.string(), 5, 'must be of type string'],
    [z.int(), 1.5, 'must be of type integer'],
    [z.object({}), [], 'must be of type object'],
    [z.number().max(3), 4, 'must be at most 3'],
    [z.string().min(2), 'a', 'must have at least 2 characters'],
    [z.array(z.string()).max(1), ['a', 'b'], 'must have at most 1 items'],
    [z.enum(['a', 'b']), 'c', 'must be one of a, b'],
    [z.string().min(2, 'must not be so short'), 'a', 'must not be so short'],
  ])('says of %# what is allowed', (schema, value, expected) => {
    const parsed = schema.safeParse(value, { error: explainIssue });
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([expected]);
  });
});
