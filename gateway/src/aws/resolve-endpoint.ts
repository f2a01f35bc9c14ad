/** All other Regions are under `amazonaws.com`. */
const DNS_SUFFIXES: readonly (readonly [regionPrefix: string, dnsSuffix: string])[] = [
  ['cn-', 'amazonaws.com.cn'],
  ['eusc-', 'amazonaws.eu'],
  ['us-iso-', 'c2s.ic.gov'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk'],
  ['us-isof-', 'csp.hci.ic.gov'],
];

/** The public endpoint of an AWS service in a Region. */
export function resolveEndpoint(service: 'events' | 'secretsmanager' | 'sqs', region: string): URL {
  const known = DNS_SUFFIXES.find(([prefix]) => region.startsWith(prefix));
  return new URL(`https://${service}.${region}.${known?.[1] ?? 'amazonaws.com'}`);
}
