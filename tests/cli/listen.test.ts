import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../../src/cli/listen.js';
import { portOf } from '../support/port-of.js';

const host = '127.0.0.1';

function newServer(): Server {
  const server = createServer();
  onTestFinished(async () => {
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  });
  return server;
}

describe('listen', () => {
  it('takes any free port for 0', async () => {
    const server = newServer();
    await listen(server, { port: 0, host });
    expect(portOf(server)).toBeGreaterThan(0);
  });

  it('says which port is in use and what helps', async () => {
    const first = newServer();
    await listen(first, { port: 0, host });
    const port = portOf(first);
    await expect(listen(newServer(), { port, host })).rejects.toMatchObject({
      code: 'address-unavailable',
      message: `Port ${port} of ${host} is in use. Stop what listens there, or give another one with --port (0 takes any that is free).`,
    });
  });

  it('says that a host is not of this machine', async () => {
    // RFC 5737: an address for documentation, which no machine has.
    const address = { port: 0, host: '192.0.2.1' };
    await expect(listen(newServer(), address)).rejects.toMatchObject({
      code: 'address-unavailable',
      message: expect.stringMatching(/192\.0\.2\.1 .*no address of this machine.*--host/),
    });
  });
});
