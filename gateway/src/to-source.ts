/**
 * Names who calls: an IPv4 address, or the /64 of an IPv6 address, all of which one caller has. It is
 * the same name however the address is written, and an IPv4 address in IPv6 is that IPv4 address.
 */
export function toSource(address: string): string {
  // A URL has one way to write an address, without dots: `[2001:db8::1]`, `[::ffff:102:304]`.
  const url = URL.parse(`http://[${address}]`) ?? URL.parse(`http://[::ffff:${address}]`);
  const ip = url?.hostname.slice(1, -1) ?? address;
  // No subnets begin like this, but IPv4 addresses do.
  if (!url || ip.startsWith('::')) return ip;
  const zeros = ':0'.repeat(9 - ip.split(':').length);
  return ip.replace('::', `${zeros}:`).split(':', 4).join(':');
}
