import type { ErrorCode } from '../core/errors.js';

/** What the process says when it ends: 0 success, 1 failure, 2 wrong usage. */
export const exitCodes: Readonly<Record<ErrorCode, 1 | 2>> = {
  'invalid-input': 2,
  'not-found': 1,
  'index-missing': 1,
  'index-corrupt': 1,
  'index-incompatible': 1,
  'model-unavailable': 1,
  'corpus-unreadable': 1,
  'address-unavailable': 1,
  overloaded: 1,
  timeout: 1,
  aborted: 1,
};
