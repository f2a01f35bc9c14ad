import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import { explainMissingBus } from '@momento-gateway/shared/classic-bus';
import { explainError } from '../aws/explain-error.ts';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { QUEUE_ROLES, type QueueRole, readQueueDepth } from './queue-depth.ts';

/** Answers as much as it can: what is missing or fails becomes a line of `problems`. */
export const readGateway: Handler<'readGateway'> = async (context) => {
  const { config, events } = context;
  const [bus, parked, deadLetters, held, region] = await Promise.all([
    describeBus(context),
    describeQueue(context, QUEUE_ROLES.parkedQueue),
    describeQueue(context, QUEUE_ROLES.deadLetterQueue),
    config.heldQueueUrl === undefined ? undefined : describeQueue(context, QUEUE_ROLES.heldQueue),
    events.config.region().catch(() => undefined),
  ]);
  const accountId = bus.bus.arn?.split(':')[4];
  const queueProblems = [parked, deadLetters, held].flatMap((queue) => queue?.problems ?? []);
  const problems = [...bus.problems, ...queueProblems];
  if (config.functionUrl === undefined) {
    problems.unshift('Set FUNCTION_URL to the address of the gateway.');
  }
  return {
    environment: config.isLocal ? 'local' : 'aws',
    ...(region !== undefined && { region }),
    ...(accountId !== undefined && { accountId }),
    ...(config.functionUrl !== undefined && {
      gatewayUrl: config.functionUrl,
      functionUrl: config.functionUrl,
    }),
    bus: bus.bus,
    parkedQueue: parked.queue,
    deadLetterQueue: deadLetters.queue,
    ...(held !== undefined && { heldQueue: held.queue }),
    secretPrefix: config.secretPrefix,
    ...(config.logGroupName !== undefined && { logGroupName: config.logGroupName }),
    ...(config.auditLogGroupName !== undefined && {
      auditLogGroupName: config.auditLogGroupName,
    }),
    problems,
  };
};

async function describeBus({
  config: { busName: name },
  findBus,
  logUnexpected,
}: BaseContext): Promise<Pick<Gateway, 'bus' | 'problems'>> {
  try {
    const arn = await findBus(name);
    if (arn !== undefined) return { bus: { name, found: true, arn }, problems: [] };
    const problem = explainMissingBus(name);
    return { bus: { name, found: false }, problems: [problem] };
  } catch (error) {
    const problem = `The bus could not be looked up: ${explainError(error, logUnexpected)}`;
    return { bus: { name }, problems: [problem] };
  }
}

async function describeQueue(
  { config, sqs, logUnexpected }: BaseContext,
  { name, variable, urlOf }: QueueRole,
): Promise<{ readonly queue: Gateway['parkedQueue']; readonly problems: string[] }> {
  const url = urlOf(config);
  if (url === undefined) return { queue: {}, problems: [`Set ${variable}.`] };
  try {
    const depth = await readQueueDepth(sqs, url);
    return depth === undefined
      ? { queue: { url, found: false }, problems: [`There is no queue ${url}.`] }
      : { queue: { url, found: true, depth }, problems: [] };
  } catch (error) {
    const problem = `The ${name} could not be read: ${explainError(error, logUnexpected)}`;
    return { queue: { url }, problems: [problem] };
  }
}
