import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { explainIssue } from '../core/explain-issue.js';
import { problemResponse, type FieldError } from './problem.js';

/** Enough to repair a request by; a hostile one could have a million. */
const maxErrors = 10;
const maxValueChars = 60;

/** For `zValidator`: parses with messages that say what is allowed. */
export const explained = {
  validationFunction: (schema: z.ZodType, value: unknown) =>
    schema.safeParse(value, { error: explainIssue }),
};

type Outcome = { data: unknown } & (
  | { success: true }
  | { success: false; error: z.core.$ZodError }
);

/** For `zValidator`: answers what is not valid with a problem that names each field. */
export function refuse(outcome: Outcome): void {
  if (outcome.success) return;
  const issues = outcome.error.issues.slice(0, maxErrors);
  const errors = issues.flatMap((issue) => fieldErrors(issue, outcome.data)).slice(0, maxErrors);
  const detail = `${errors.map(sentence).join('; ')}.`;
  const res = problemResponse('invalid-input', { detail, errors });
  throw new HTTPException(400, { res });
}

/** Lets only JSON bodies pass; a form of another site can post none without this service's leave. */
export const requireJson: MiddlewareHandler = async (c, next) => {
  const contentType = c.req.header('content-type');
  const mediaType = contentType?.split(';', 1)[0]!.trim().toLowerCase();
  if (mediaType === 'application/json') return next();
  const sent = contentType === undefined ? 'no Content-Type' : shorten(contentType);
  return problemResponse('unsupported-media-type', {
    detail: `The Content-Type must be application/json; it was ${sent}.`,
    headers: { Accept: 'application/json' },
  });
};

/** Refuses larger bodies, before they are read when they say their length. */
export function limitBody(maxBytes: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () =>
      problemResponse('body-too-large', { detail: `At most ${maxBytes} bytes are accepted.` }),
  });
}

function fieldErrors(issue: z.core.$ZodIssue, sent: unknown): FieldError[] {
  const path = z.core.toDotPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const inside = path === '' ? '' : `${path}.`;
    return issue.keys.map((key) => ({ path: inside + shorten(key), message: 'is not known here' }));
  }
  const value = valueAt(sent, issue.path);
  if (value === undefined) return [{ path, message: issue.message }];
  return [{ path, message: issue.message, value: shorten(JSON.stringify(value)) }];
}

/** As it was sent: an issue's own input has been trimmed and coerced. */
function valueAt(sent: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    sent,
  );
}

function sentence({ path, message, value }: FieldError): string {
  const subject = path === '' ? 'the body' : path;
  return `${subject} ${message}${value === undefined ? '' : `, was ${value}`}`;
}

/** Never ends in half of a surrogate pair. */
function shorten(text: string): string {
  if (text.length <= maxValueChars) return text;
  return `${text.slice(0, maxValueChars).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
