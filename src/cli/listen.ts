import { once } from 'node:events';
import type { Server } from 'node:net';
import { IsnadError } from '../core/errors.js';

/** Where a server listens. */
interface Address {
  port: number;
  host: string;
}

const otherHost =
  'cannot be listened on: that is no address of this machine. Give another one with --host';

/** What is wrong with an address and what helps, by the system's code. */
const failures: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'is in use. Stop what listens there, or give another one with --port (0 takes any that is free)',
  EACCES: 'may not be used without more rights. Give one from 1024 on with --port',
  EADDRNOTAVAIL: otherHost,
  ENOTFOUND: otherHost,
};

/** Listens on an address; fails with `address-unavailable` when that cannot be had. */
export async function listen(server: Server, { port, host }: Address): Promise<void> {
  try {
    server.listen({ port, host });
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const failure = failures[code];
    if (failure === undefined) throw error;
    const message = `Port ${port} of ${host} ${failure}.`;
    throw new IsnadError('address-unavailable', message, { cause: error });
  }
}
