import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { problemResponse } from './problem.js';

/**
 * The headers that keep a page of quoted text from being anything else: only its
 * own files, no inline script or style, no HTML made of strings, in no frame,
 * and nothing of it readable from other sites.
 */
export function createSecurityHeaders(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // Served over plain HTTP; whoever puts TLS before it decides for how long.
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
  });
}

/** Nothing is kept by browsers or proxies unless its route says so. */
export const noStoreByDefault: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
};

/**
 * Serves only the given host names (`localhost`, `127.0.0.1`, `[::1]`): a name
 * of another site that is made to point here is refused (DNS rebinding).
 */
export function allowHosts(hosts: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const { hostname } = new URL(c.req.url);
    if (hosts.includes(hostname)) return next();
    return problemResponse('misdirected', {
      detail: `The host ${hostname} is not one of ${hosts.join(', ')}.`,
    });
  };
}

/** Makes an Error of anything else that is thrown, since only Errors are answered. */
export const errorsOnly: MiddlewareHandler = async (_c, next) => {
  try {
    await next();
  } catch (thrown) {
    throw new Error('something that is no Error was thrown', { cause: thrown });
  }
};
