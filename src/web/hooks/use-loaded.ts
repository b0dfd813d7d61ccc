import { useEffect, useState } from 'preact/hooks';
import { RequestError } from '../api/client.js';

/** Something on its way from the service. */
export type Loaded<T> =
  | { status: 'loading' }
  | { status: 'loaded'; value: T }
  | { status: 'failed'; kind: RequestError['kind'] };

/**
 * What `load` brings, loaded again whenever `key` changes (undefined: not at all)
 * and given up when the component goes. `reload` tries once more.
 */
export function useLoaded<T>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<T>,
): Loaded<T> & { reload: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<{ key: string | undefined; state: Loaded<T> }>();
  useEffect(() => {
    if (key === undefined) return undefined;
    const controller = new AbortController();
    const settle = (state: Loaded<T>) => {
      if (!controller.signal.aborted) setLoaded({ key, state });
    };
    load(controller.signal).then(
      (value) => settle({ status: 'loaded', value }),
      (error: unknown) =>
        settle({ status: 'failed', kind: error instanceof RequestError ? error.kind : 'broken' }),
    );
    return () => controller.abort();
  }, [key, attempt]);
  const state: Loaded<T> = loaded?.key === key && loaded ? loaded.state : { status: 'loading' };
  const reload = () => {
    setLoaded(undefined);
    setAttempt(attempt + 1);
  };
  return { ...state, reload };
}
