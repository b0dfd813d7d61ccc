import { expect } from 'vitest';
import { z } from 'zod';

const problemSchema = z.strictObject({
  type: z.string().startsWith('urn:isnad:problem:'),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  errors: z
    .array(z.strictObject({ path: z.string(), message: z.string(), value: z.string().optional() }))
    .optional(),
});

/** The problem document of a response, checked against RFC 9457; `code` is the end of its type. */
export async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return { ...problem, code: problem.type.replace('urn:isnad:problem:', '') };
}
