import { ApiError } from '@momento-gateway/api/api-error';
import { readMe } from '@momento-gateway/api/me/me-operations';
import type { Tenant } from '@momento-gateway/api/tenants/tenant';
import { listTenants } from '@momento-gateway/api/tenants/tenant-operations';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { DoctorTarget } from './doctor-target.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';

interface CheckedTenants {
  readonly findings: readonly Finding[];
  /** Of the tenants that there are, also one whose bus is gone. */
  readonly names: readonly string[];
}

/**
 * Each tenant's bus and queues. EventBridge accepts events for a bus that does not exist, so nothing
 * else tells that they are lost. The default tenant's are those of the stack, with checks of their own.
 *
 * @param only the tenant to look at; undefined for all.
 */
export async function checkTenants(
  { api, stackName }: Pick<DoctorTarget, 'api' | 'stackName'>,
  only?: string,
): Promise<CheckedTenants> {
  const isWanted = (name: string) => only === undefined || name === only;
  const { tenants, names, findings } = await readTenants(api);
  const wanted = names.filter(isWanted);
  if (only !== undefined && wanted.length === 0) {
    const fix = `There are: ${names.join(', ')}. ${addTenant(only, stackName)} creates it.`;
    return { names: [], findings: [wrong(`Tenant ${only}: there is no such tenant`, fix)] };
  }
  const isOther = ({ name }: Tenant) => name !== DEFAULT_TENANT && isWanted(name);
  const judged = tenants.filter(isOther).flatMap((tenant) => judge(tenant, stackName));
  // Else the check of what all tenants share tells what the stack lacks.
  const ofStack = tenants.filter(({ name }) => name === DEFAULT_TENANT && name === only);
  const lacking = ofStack.flatMap(({ problems }) => problems.map(describeLack));
  return { names: wanted, findings: [...findings, ...lacking, ...judged] };
}

const describeLack = (problem: string) =>
  wrong(
    `Tenant ${DEFAULT_TENANT}: ${problem}`,
    'Deploy the stack again, or start the product again.',
  );

/** The command that creates or restores it in the gateway that was looked at. */
const addTenant = (name: string, stackName: string | undefined) =>
  `npm run tenant -- add ${name}${stackName === undefined ? '' : ` --stack ${stackName}`}`;

function judge(
  { name, busName, problems }: Tenant,
  stackName: string | undefined,
): readonly Finding[] {
  if (problems.length === 0) {
    return [ok(`Tenant ${name}: its bus ${busName} and its queues are as they should be`)];
  }
  const fix = `${addTenant(name, stackName)} restores it.`;
  return problems.map((problem) => wrong(`Tenant ${name}: ${problem}`, fix));
}

interface ReadTenants extends CheckedTenants {
  readonly tenants: readonly Tenant[];
}

async function readTenants(api: DoctorTarget['api']): Promise<ReadTenants> {
  try {
    const { tenants } = await api(listTenants, {});
    return { tenants, names: tenants.map(({ name }) => name), findings: [] };
  } catch (error) {
    // Without the owner's policy they cannot be looked at; their names can be listed.
    if (!(error instanceof ApiError && error.awsCode?.startsWith('AccessDenied'))) throw error;
    const names = (await api(readMe, {})).tenants.map(({ tenant }) => tenant);
    return {
      tenants: [],
      names,
      findings: [unknown('Tenants: their buses and queues cannot be read', error.message)],
    };
  }
}
