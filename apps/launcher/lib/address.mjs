import { isIPv6 } from 'node:net';

/** Where this machine itself reaches a server that listens on `host`: one on all addresses is found on loopback, an IPv6 address stands in brackets. */
export function addressOf(host, port) {
  const reached = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return `http://${isIPv6(reached) ? `[${reached}]` : reached}:${port}`;
}
