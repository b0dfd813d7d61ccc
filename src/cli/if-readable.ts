import { IsnadError } from '../core/errors.js';

/** What is read of an index that is about to be built anew; undefined when there is none or it cannot be read. */
export async function ifReadable<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof IsnadError) return undefined;
    throw error;
  }
}
