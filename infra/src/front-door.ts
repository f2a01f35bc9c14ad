import { type CfnCondition, CfnResource, Fn } from 'aws-cdk-lib';
import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { FunctionUrlAuthType, type Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct, type IConstruct } from 'constructs';
import type { Door, DoorMetric } from './door.ts';
import { HttpApi, type HttpApiSettings } from './http-api.ts';

export interface FrontDoorSettings extends HttpApiSettings {
  /** Whether there is a Function URL. If that is a parameter: a condition. */
  readonly functionUrl: boolean | CfnCondition;
  /** Whether there is an HTTP API, in the same way. With both, the API's address is the gateway's. */
  readonly httpApi: boolean | CfnCondition;
}

interface FrontDoorProps extends FrontDoorSettings {
  readonly lambda: Lambda;
}

/** What receives Momento's calls and invokes the function. */
export class FrontDoor extends Construct {
  /** The address of the gateway; ends with a slash. */
  readonly url: string;
  /** What the DNS record of a custom domain must name. */
  readonly domainTarget: string | undefined;
  readonly #door: Door;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    const { functionUrl, httpApi, lambda, ...settings } = props;
    const url = functionUrl && openFunctionUrl(lambda);
    if (typeof functionUrl === 'object') makeConditional(lambda, functionUrl);
    const api = httpApi && new HttpApi(this, 'Api', { lambda, ...settings });
    if (typeof httpApi === 'object' && api) makeConditional(api, httpApi);
    const door = url && api && typeof httpApi === 'object' ? choose(httpApi, api, url) : api || url;
    if (!door) throw new Error('A gateway without a front door receives no calls.');
    this.#door = door;
    this.url = chooseUrl(settings.domain, door.url);
    this.domainTarget = api ? api.domainTarget : undefined;
  }

  metric(name: DoorMetric, options: MetricOptions): Metric {
    const { namespace, dimension, metrics } = this.#door;
    const dimensionsMap = { [dimension[0]]: dimension[1] };
    return new Metric({ namespace, metricName: metrics[name], dimensionsMap, ...options });
  }
}

function openFunctionUrl(lambda: Lambda): Door {
  return {
    // Adds both permissions that a public Function URL needs since October 2025.
    url: lambda.addFunctionUrl({ authType: FunctionUrlAuthType.NONE }).url,
    namespace: 'AWS/Lambda',
    dimension: ['FunctionName', lambda.functionName],
    metrics: {
      clientErrors: 'Url4xxCount',
      serverErrors: 'Url5xxCount',
      latency: 'UrlRequestLatency',
    },
  };
}

/** Everything below the construct; not the construct itself, nor what has a condition. */
function makeConditional(construct: IConstruct, condition: CfnCondition): void {
  for (const node of construct.node.findAll()) {
    if (!CfnResource.isCfnResource(node) || node === construct.node.defaultChild) continue;
    node.cfnOptions.condition ??= condition;
  }
}

/** CloudFormation decides. */
function choose(condition: CfnCondition, yes: Door, no: Door): Door {
  const either = (read: (door: Door) => string) => conditional(condition, read(yes), read(no));
  return {
    url: either(({ url }) => url),
    namespace: either(({ namespace }) => namespace),
    dimension: [either(({ dimension }) => dimension[0]), either(({ dimension }) => dimension[1])],
    metrics: {
      clientErrors: either(({ metrics }) => metrics.clientErrors),
      serverErrors: either(({ metrics }) => metrics.serverErrors),
      latency: either(({ metrics }) => metrics.latency),
    },
  };
}

function chooseUrl(domain: FrontDoorSettings['domain'], otherwise: string): string {
  if (domain === undefined) return otherwise;
  const url = `https://${domain.name}/`;
  return domain.isGiven ? conditional(domain.isGiven, url, otherwise) : url;
}

function conditional(condition: CfnCondition, yes: string, no: string): string {
  return Fn.conditionIf(condition.logicalId, yes, no).toString();
}
