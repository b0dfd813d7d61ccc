import { IsnadError, type ErrorCode } from '../core/errors.js';

/** What only HTTP can get wrong, beside the codes that the whole program shares. */
type HttpErrorCode =
  | 'malformed-json'
  | 'unknown-route'
  | 'method-not-allowed'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'misdirected'
  | 'not-ready'
  | 'internal';

type ProblemCode = ErrorCode | HttpErrorCode;

interface ProblemKind {
  status: number;
  title: string;
  /** Said instead of an error's message, which may name files or other internals. */
  discreetly?: string;
  retryAfterS?: number;
}

const unusableIndex = 'The index cannot be used; the log of the service says why.';

/** The one place where a code gets its HTTP status. */
const kinds: Record<ProblemCode, ProblemKind> = {
  'invalid-input': { status: 400, title: 'The request is not valid' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'not-found': { status: 404, title: 'Not found' },
  'unknown-route': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is of the wrong type' },
  misdirected: { status: 421, title: 'This host is not served here' },
  // Nobody is left to read it; the number (nginx's) is for the log.
  aborted: { status: 499, title: 'The client left' },
  internal: {
    status: 500,
    title: 'Something went wrong',
    discreetly: 'This was not foreseen; the log of the service says more.',
  },
  'index-corrupt': { status: 500, title: 'The index is damaged', discreetly: unusableIndex },
  'index-incompatible': { status: 500, title: 'The index does not fit', discreetly: unusableIndex },
  'corpus-unreadable': {
    status: 500,
    title: 'The articles cannot be read',
    discreetly: 'The articles cannot be read; the log of the service says why.',
  },
  'address-unavailable': {
    status: 500,
    title: 'The address cannot be had',
    discreetly: 'The address cannot be had; the log of the service says why.',
  },
  'index-missing': {
    status: 503,
    title: 'There is no index',
    discreetly: unusableIndex,
    retryAfterS: 5,
  },
  'model-unavailable': {
    status: 503,
    title: 'The model is unavailable',
    discreetly: 'The model cannot be used; the log of the service says why.',
    retryAfterS: 5,
  },
  'not-ready': { status: 503, title: 'The service is not ready', retryAfterS: 5 },
  overloaded: { status: 503, title: 'The service is overloaded', retryAfterS: 1 },
  timeout: { status: 504, title: 'It took too long' },
};

/** One field that is not valid. */
export interface FieldError {
  /** Such as `k` or `history[2].text`; empty for the body itself. */
  path: string;
  /** What is allowed: completes a sentence that begins with the path. */
  message: string;
  /** What was sent, as shortened JSON; absent when nothing was. */
  value?: string;
}

/** An RFC 9457 problem document. */
interface Problem {
  /** `urn:isnad:problem:<code>`: names the kind of problem, leads nowhere. */
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Only when the request is not valid. */
  errors?: FieldError[];
}

interface ProblemOptions {
  detail: string;
  errors?: FieldError[];
  headers?: Record<string, string>;
}

/** The response that tells a client of a problem. */
export function problemResponse(code: ProblemCode, options: ProblemOptions): Response {
  const { status, title, discreetly, retryAfterS } = kinds[code];
  const problem: Problem = {
    type: `urn:isnad:problem:${code}`,
    title,
    status,
    detail: discreetly ?? options.detail,
    ...(options.errors && { errors: options.errors }),
  };
  const headers = new Headers(options.headers);
  headers.set('Content-Type', 'application/problem+json');
  if (retryAfterS !== undefined) headers.set('Retry-After', String(retryAfterS));
  return new Response(JSON.stringify(problem), { status, headers });
}

/** Under which code an error is told: its own, or `internal` for what nobody foresaw. */
export function problemCodeOf(error: Error): ProblemCode {
  return error instanceof IsnadError ? error.code : 'internal';
}

/** Whether clients are told less than the error says, so that its text belongs in the log. */
export function isDiscreet(code: ProblemCode): boolean {
  return kinds[code].discreetly !== undefined;
}
