import { Aws, type CfnCondition, RemovalPolicy } from 'aws-cdk-lib';
import {
  CfnApi,
  CfnApiMapping,
  CfnDomainName,
  CfnIntegration,
  CfnRoute,
  CfnStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission, type Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Door } from './door.ts';
import { acknowledge } from './rule-packs.ts';

export interface HttpApiSettings {
  /** API Gateway answers 429 above it, and Momento does not retry: that event is lost. */
  readonly callsPerSecond: number;
  readonly domain?: CustomDomain | undefined;
  readonly logRetention: RetentionDays;
}

interface CustomDomain {
  readonly name: string;
  /** In ACM, in the stack's Region. */
  readonly certificateArn: string;
  /** If the name is a parameter: true if there is an API and the name is not empty. */
  readonly isGiven?: CfnCondition;
}

/** An HTTP API that passes every call to the function, as a Function URL does. */
export class HttpApi extends Construct implements Door {
  /** Its own address, which a custom domain does not replace. */
  readonly url: string;
  readonly namespace = 'AWS/ApiGateway';
  readonly dimension: Door['dimension'];
  readonly metrics = { clientErrors: '4xx', serverErrors: '5xx', latency: 'Latency' };
  readonly domainTarget: string | undefined;

  constructor(scope: Construct, id: string, props: HttpApiSettings & { readonly lambda: Lambda }) {
    super(scope, id);
    const { lambda, domain } = props;
    const api = new CfnApi(this, 'Api', { name: Aws.STACK_NAME, protocolType: 'HTTP' });
    const integration = new CfnIntegration(this, 'Integration', {
      apiId: api.ref,
      integrationType: 'AWS_PROXY',
      integrationUri: lambda.functionArn,
      payloadFormatVersion: '2.0',
    });
    const route = new CfnRoute(this, 'Route', {
      apiId: api.ref,
      routeKey: '$default',
      target: `integrations/${integration.ref}`,
    });
    acknowledge(route, {
      'AwsSolutions-APIG4': 'Momento signs each call, and the gateway verifies the signature.',
    });
    const stage = this.createStage(api, props);
    new CfnPermission(this, 'Permission', {
      action: 'lambda:InvokeFunction',
      functionName: lambda.functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${api.ref}/*`,
    });
    this.dimension = ['ApiId', api.ref];
    this.domainTarget = domain && this.mapDomain(domain, api, stage);
    this.url = `${api.attrApiEndpoint}/`;
  }

  /** Its name, `$default`, is not in the path. Its log has the calls that the function never sees. */
  private createStage(api: CfnApi, { callsPerSecond, logRetention }: HttpApiSettings): CfnStage {
    const log = new LogGroup(this, 'Logs', {
      retention: logRetention,
      // It has no event and no copy of one.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new CfnStage(this, 'Stage', {
      apiId: api.ref,
      stageName: '$default',
      autoDeploy: true,
      // Always both: of two limits API Gateway takes the missing one as 0, and keeps removed ones.
      defaultRouteSettings: {
        throttlingRateLimit: callsPerSecond,
        throttlingBurstLimit: callsPerSecond,
      },
      accessLogSettings: { destinationArn: log.logGroupArn, format: ACCESS_LOG_FORMAT },
    });
  }

  private mapDomain(domain: CustomDomain, api: CfnApi, stage: CfnStage): string {
    const name = new CfnDomainName(this, 'Domain', {
      domainName: domain.name,
      domainNameConfigurations: [
        {
          certificateArn: domain.certificateArn,
          endpointType: 'REGIONAL',
          securityPolicy: 'TLS_1_2',
        },
      ],
    });
    const mapping = new CfnApiMapping(this, 'Mapping', {
      apiId: api.ref,
      domainName: name.ref,
      stage: stage.ref,
    });
    for (const resource of [name, mapping]) {
      if (domain.isGiven !== undefined) resource.cfnOptions.condition = domain.isGiven;
    }
    return name.attrRegionalDomainName;
  }
}

/** What API Gateway refused itself has an `error` and no `integrationStatus`. */
const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  integrationStatus: '$context.integration.status',
  error: '$context.error.message',
  latencyMs: '$context.responseLatency',
});
