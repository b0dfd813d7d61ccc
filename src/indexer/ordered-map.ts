/**
 * Applies an asynchronous function to a stream with up to `concurrency` calls
 * under way, and yields the results in the order of the input. The first
 * failure ends the stream.
 */
export async function* orderedMap<T, R>(
  input: AsyncIterable<T> | Iterable<T>,
  concurrency: number,
  map: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  for await (const item of input) {
    const result = map(item);
    // Awaited in order below; until then a failure must not count as unhandled.
    result.catch(() => undefined);
    underWay.push(result);
    if (underWay.length >= concurrency) yield await underWay.shift()!;
  }
  for (const result of underWay) yield await result;
}
