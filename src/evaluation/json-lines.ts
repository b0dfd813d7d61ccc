import type { z } from 'zod';
import { IsnadError, messageOf } from '../core/errors.js';
import { explainIssue } from '../core/explain-issue.js';
import type { TextFile } from './text-file.js';

/** A file of one JSON value; `invalid-input` names the file and what is wrong. */
export function parseJsonFile<T>(file: TextFile, schema: z.ZodType<T>): T {
  return parseJson(file.lines.join('\n'), schema, file.name);
}

/** A file of one JSON value a line, empty lines skipped; `invalid-input` names file, line and what is wrong. */
export function parseJsonLines<T>(file: TextFile, schema: z.ZodType<T>): T[] {
  return file.lines.flatMap((line, i) =>
    line.trim() === '' ? [] : [parseJson(line, schema, `${file.name}:${i + 1}`)],
  );
}

function parseJson<T>(text: string, schema: z.ZodType<T>, where: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new IsnadError('invalid-input', `${where}: not JSON (${messageOf(error)}).`, {
      cause: error,
    });
  }
  const parsed = schema.safeParse(value, { error: explainIssue });
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  const subject = path.length === 0 ? 'the value' : `"${path.join('.')}"`;
  throw new IsnadError('invalid-input', `${where}: ${subject} ${message}.`);
}
