import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Returns true for localhost and for IP addresses that only this machine can reach, with or without brackets. */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  const version = isIP(address);
  return address === 'localhost' || (version !== 0 && loopback.check(address, version === 6 ? 'ipv6' : 'ipv4'));
}
