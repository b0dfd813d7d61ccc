import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { IsnadError } from '../core/errors.js';

/** The settings that come from environment variables; options on the command line win over them. */
export interface Environment {
  /** Bundled model, folder or hub name; absent when none was asked for. */
  model: string | undefined;
  /** The index's folder. */
  index: string;
  port: number;
  host: string;
  /** Where downloaded models are kept. */
  cache: string;
  /** Base address of the model hub. */
  hubHost: string;
}

/** The root of the installed package: the folder above dist/. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The model that comes with the product. */
export const bundledModel = 'isnad-embed-static';

const notAPort = 'must be a port from 0 to 65535';
/** A TCP port; 0 lets the system choose one. */
export const portSchema = z.coerce
  .number(notAPort)
  .refine((port) => Number.isInteger(port) && port >= 0 && port <= 65_535, notAPort);

const optional = z.string().min(1).optional();
const environmentSchema = z.object({
  ISNAD_MODEL: optional,
  ISNAD_INDEX: optional,
  ISNAD_CACHE: optional,
  XDG_CACHE_HOME: optional,
  PORT: portSchema.optional(),
  HOST: optional,
  HF_ENDPOINT: z.url('must be an address such as "https://huggingface.co"').optional(),
});

/** Reads the variables; fails with `invalid-input` naming the one that is wrong. An empty one counts as absent. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    const name = String(path[0]);
    throw new IsnadError(
      'invalid-input',
      `The environment variable ${name} is ${JSON.stringify(variables[name])}: it ${message}.`,
    );
  }
  const { data } = parsed;
  const caches = data.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return {
    model: data.ISNAD_MODEL,
    index: data.ISNAD_INDEX ?? join(packageRoot, 'index'),
    port: data.PORT ?? 8787,
    host: data.HOST ?? 'localhost',
    cache: data.ISNAD_CACHE ?? join(caches, 'isnad'),
    hubHost: data.HF_ENDPOINT ?? 'https://huggingface.co',
  };
}
