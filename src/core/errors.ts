/**
 * Everything that can go wrong by name. The server maps codes to HTTP statuses
 * and the command line maps them to exit codes, each in one exhaustive table.
 */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'index-missing',
  'index-corrupt',
  'index-incompatible',
  'model-unavailable',
  'corpus-unreadable',
  'address-unavailable',
  'overloaded',
  'timeout',
  'aborted',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An expected failure: the message says what was wrong, with the value, and what helps. */
export class IsnadError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IsnadError';
    this.code = code;
  }
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
