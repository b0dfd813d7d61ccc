import type { Context, MiddlewareHandler } from 'hono';

/** Which request a line of the log is about. */
export interface LoggedRequest {
  method: string;
  /** Percent-encoded and without the query, which may hold a question. */
  path: string;
}

/** Where the server reports to. */
export interface RequestLogger {
  /** Called once a request, when its response is ready. */
  answered(request: LoggedRequest & { status: number; ms: number }): void;
  /** Called with the errors that a client is not told about. */
  failed(error: Error, request: LoggedRequest): void;
}

export function loggedRequest(c: Context): LoggedRequest {
  return { method: c.req.method, path: new URL(c.req.url).pathname };
}

/** Reports every request with its status and duration. */
export function logRequests(logger: RequestLogger, now: () => number): MiddlewareHandler {
  return async (c, next) => {
    const started = now();
    await next();
    logger.answered({ ...loggedRequest(c), status: c.res.status, ms: now() - started });
  };
}
