import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledSource } from '../support/bundled-model.js';

/** Writes a folder of JSON files, by their paths. */
export function writeJsonFiles(folder: string, files: Record<string, unknown>): string {
  for (const [path, value] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(value));
  }
  return folder;
}

/** Makes a folder that holds the bundled model, its graph by a link. */
export function copyBundledModel(folder: string): string {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const file of readdirSync(bundledSource.folder)) {
    if (file.endsWith('.json')) copyFileSync(join(bundledSource.folder, file), join(folder, file));
  }
  for (const file of readdirSync(join(bundledSource.folder, 'onnx'))) {
    symlinkSync(join(bundledSource.folder, 'onnx', file), join(folder, 'onnx', file));
  }
  return folder;
}
