import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { IsnadError } from '../core/errors.js';

/** Where a model's files lie. */
export interface ModelSource {
  /** As the manifest records it; that of a folder is its whole path. */
  name: string;
  /** The folder that holds (local) or caches (hub) `config.json` and the rest. */
  folder: string;
  /** Where missing files are downloaded from; absent for a local model. */
  hub?: { host: string; repository: string };
}

export interface ModelPlaces {
  /** Folder of the models that come with the product. */
  bundled: string;
  /** Folder for downloads. */
  cache: string;
  /** Base address of the hub. */
  hubHost: string;
}

/** Neither part begins with a dot, so that a mistyped relative path is none. */
const hubName = /^\w[\w.-]*\/\w[\w.-]*$/;

/**
 * A bundled model by its name, a local folder by its path, or a hub repository
 * as `owner/name`; fails with `invalid-input` for anything else. A folder wins
 * over a hub repository of the same name.
 */
export function resolveModelSource(model: string, places: ModelPlaces): ModelSource {
  const bundled = join(places.bundled, model);
  if (!model.includes('/') && isModelFolder(bundled)) return { name: model, folder: bundled };
  if (isModelFolder(model)) return { name: resolve(model), folder: resolve(model) };
  if (hubName.test(model) && !existsSync(model)) {
    const hub = { host: places.hubHost, repository: model };
    return { name: model, folder: join(places.cache, model), hub };
  }
  throw new IsnadError(
    'invalid-input',
    `There is no model ${JSON.stringify(model)}: give the name of a folder in ${basename(places.bundled)}/, the path of a folder with a config.json, or a hub name such as Xenova/multilingual-e5-small.`,
  );
}

function isModelFolder(path: string): boolean {
  return existsSync(join(path, 'config.json'));
}
