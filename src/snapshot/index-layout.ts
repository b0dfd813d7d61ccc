import { join } from 'node:path';

/** Where everything of an index lies: the pointer, and generations that never change. */
export interface IndexLayout {
  readonly directory: string;
  /** Names the one generation that serves; replaced by a rename, so always whole. */
  readonly pointer: string;
  /** The next pointer while it is written. */
  readonly nextPointer: string;
  readonly generations: string;
  generation(id: string): string;
}

export function createIndexLayout(directory: string): IndexLayout {
  const generations = join(directory, 'generations');
  return {
    directory,
    pointer: join(directory, 'current.json'),
    nextPointer: join(directory, 'current.json.new'),
    generations,
    generation: (id) => join(generations, id),
  };
}

/** In a generation's folder, beside the content files. */
export const manifestFile = 'manifest.json';
