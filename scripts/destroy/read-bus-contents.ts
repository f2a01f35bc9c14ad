import {
  DescribeEventBusCommand,
  EventBridgeClient,
  ListArchivesCommand,
  ListRulesCommand,
  ListTagsForResourceCommand,
  type Rule,
} from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { STACK_TAG, VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import type { GatewayOutputs } from '../aws/read-gateway-stack.ts';

/** What is on a bus other than the rules created in this gateway's dashboard. */
export interface BusContents {
  /** Rules of this gateway's live events viewers; each has a queue of the same name. */
  readonly viewers: readonly string[];
  /** Rules created elsewhere that can be deleted. */
  readonly otherRules: readonly string[];
  /** Rules that an AWS service manages, except those of archives. */
  readonly serviceRules: readonly string[];
  /** Archives that the stack did not create. */
  readonly otherArchives: readonly string[];
  /** The bus has a policy of its own, which grants access to other accounts or services. */
  readonly hasBusPolicy: boolean;
}

interface Known {
  readonly outputs: GatewayOutputs;
  /** The stack created the bus; otherwise it does not matter who else uses it. */
  readonly ownsBus: boolean;
  /** Name of the stack's own archive. */
  readonly ownArchive: string | undefined;
  /** Names of the rules created in the dashboard. */
  readonly ownRules: readonly string[];
}

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
      // Each archive has a rule, which is deleted with it.
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

/** @returns undefined also for a rule that was deleted since it was listed. */
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

/** The name that EventBridge gives an archive's rule. */
const archiveRuleOf = (archive: string) => `Events-Archive-${archive}`;

const namesOf = (rules: readonly Rule[]) => rules.map(({ Name = '' }) => Name);
