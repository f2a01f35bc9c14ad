import {
  DescribeEventBusCommand,
  EventBridgeClient,
  ListArchivesCommand,
  ListRulesCommand,
  ListTagsForResourceCommand,
  type Rule,
} from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import type { GatewayOutputs } from '../aws/read-gateway-stack.ts';

/** What is on a bus besides the rules that this gateway's dashboard made. */
export interface BusContents {
  /** Rules of this gateway's live events; each has a queue of the same name. */
  readonly viewers: readonly string[];
  /** Rules made elsewhere, which somebody can delete. */
  readonly otherRules: readonly string[];
  /** Rules that an AWS service made and keeps, besides those of archives. */
  readonly serviceRules: readonly string[];
  /** Archives that the stack did not make. */
  readonly otherArchives: readonly string[];
  /** Other accounts or services are allowed on the bus, by its own policy. */
  readonly hasBusPolicy: boolean;
}

interface Known {
  readonly outputs: GatewayOutputs;
  /** Only then it matters who else uses the bus. */
  readonly ownsBus: boolean;
  /** Name of the archive that the stack made. */
  readonly ownArchive: string | undefined;
  /** Names of the rules that are the dashboard's. */
  readonly ownRules: readonly string[];
}

const VIEWER_NAME_PREFIX = 'momento-gateway-live-';

const EMPTY: BusContents = {
  viewers: [],
  otherRules: [],
  serviceRules: [],
  otherArchives: [],
  hasBusPolicy: false,
};

export async function readBusContents(
  connection: Connection,
  { outputs, ownsBus, ownArchive, ownRules }: Known,
): Promise<BusContents> {
  const { eventBusName, secretPrefix } = outputs;
  const events = new EventBridgeClient(connection.clientOptions);
  try {
    const { Arn = '', Policy } = await events.send(
      new DescribeEventBusCommand({ Name: eventBusName }),
    );
    const rules = await listRules(events, eventBusName);
    const archives = ownsBus ? await listArchives(events, Arn) : [];
    const service = rules.filter(({ ManagedBy }) => ManagedBy !== undefined);
    const viewers: string[] = [];
    for (const { Name = '', Arn = '' } of rules) {
      if (!Name.startsWith(VIEWER_NAME_PREFIX)) continue;
      if ((await readStackTag(events, Arn)) === secretPrefix) viewers.push(Name);
    }
    const known = new Set([...ownRules, ...viewers, ...service.map(({ Name }) => Name)]);
    return {
      viewers,
      otherRules: namesOf(rules).filter((name) => !known.has(name)),
      // An archive comes and goes with a rule of its own.
      serviceRules: namesOf(service).filter((name) => !archives.map(archiveRuleOf).includes(name)),
      otherArchives: archives.filter((name) => name !== ownArchive),
      hasBusPolicy: Boolean(Policy),
    };
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return EMPTY;
    throw explainAwsError(error, connection);
  }
}

async function listRules(events: EventBridgeClient, EventBusName: string): Promise<Rule[]> {
  const found: Rule[] = [];
  let NextToken: string | undefined;
  do {
    const page = await events.send(new ListRulesCommand({ EventBusName, NextToken }));
    found.push(...(page.Rules ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}

async function listArchives(events: EventBridgeClient, EventSourceArn: string): Promise<string[]> {
  const found: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await events.send(new ListArchivesCommand({ EventSourceArn, NextToken }));
    found.push(...(page.Archives ?? []).map(({ ArchiveName = '' }) => ArchiveName));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}

/** @returns undefined for a rule that has gone since it was listed, too. */
async function readStackTag(
  events: EventBridgeClient,
  ResourceARN: string,
): Promise<string | undefined> {
  try {
    const { Tags = [] } = await events.send(new ListTagsForResourceCommand({ ResourceARN }));
    return Tags.find(({ Key }) => Key === STACK_TAG)?.Value;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

/** As EventBridge names it. */
const archiveRuleOf = (archive: string) => `Events-Archive-${archive}`;

const namesOf = (rules: readonly Rule[]) => rules.map(({ Name = '' }) => Name);
