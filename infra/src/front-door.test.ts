import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { synthesiseGateway } from './testing/synthesise-gateway.ts';

const DOMAIN = {
  domainName: 'hooks.example.com',
  certificateArn:
    'arn:aws:acm:eu-west-1:111122223333:certificate/0d3b4f00-5c1e-41f0-9a1b-0affd2a5b9c7',
};

const listPermissions = (template: Template) =>
  Object.values(template.findResources('AWS::Lambda::Permission')).map(
    ({ Properties: { FunctionName: _, ...properties } }) => properties,
  );

const readUrl = (template: Template) => template.toJSON()['Outputs']['GatewayUrl'].Value;
const idOf = (type: string, template: Template) => Object.keys(template.findResources(type))[0];

describe('a Function URL', () => {
  test.each<Record<string, string>>([{}, { frontDoor: 'function-url' }])(
    'is public, with both permissions: %j',
    (context) => {
      const template = synthesiseGateway(context);
      template.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'NONE' });
      expect(listPermissions(template)).toEqual([
        { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE', Principal: '*' },
        { Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true, Principal: '*' },
      ]);
      template.resourceCountIs('AWS::ApiGatewayV2::Api', 0);
    },
  );
});

describe('an HTTP API', () => {
  const template = synthesiseGateway({ frontDoor: 'http-api' });
  const apiId = idOf('AWS::ApiGatewayV2::Api', template);

  test('alone may invoke the function: nobody else, and no other API', () => {
    template.resourceCountIs('AWS::Lambda::Url', 0);
    const [permission, ...others] = listPermissions(template);
    expect(others).toEqual([]);
    expect(permission).toMatchObject({
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
    });
    expect(JSON.stringify(permission?.['SourceArn'])).toMatch(
      new RegExp(`:execute-api:.*"AWS::AccountId".*{"Ref":"${apiId}"},"/\\*"`),
    );
  });

  test('passes every call on, in the format of a Function URL', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$default' });
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
    });
    expect(readUrl(template)).toEqual({
      'Fn::Join': ['', [{ 'Fn::GetAtt': [apiId, 'ApiEndpoint'] }, '/']],
    });
  });

  test.each([
    [10_000, {}],
    [50, { callsPerSecond: '50' }],
  ])('takes %i calls a second, and as many at once, with %j', (limit, context) => {
    synthesiseGateway({ frontDoor: 'http-api', ...context }).hasResourceProperties(
      'AWS::ApiGatewayV2::Stage',
      {
        StageName: '$default',
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingRateLimit: limit, ThrottlingBurstLimit: limit },
      },
    );
  });

  test('logs each call without headers and body, also one that the function never sees', () => {
    const [stage] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'));
    const format = stage?.['Properties'].AccessLogSettings.Format;
    expect(JSON.parse(format)).toMatchObject({ status: '$context.status' });
    expect(format).not.toMatch(/header|body|authorizer|identity/i);
  });

  test('has a custom domain if the settings say so, and its own address besides', () => {
    template.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0);
    const named = synthesiseGateway({ frontDoor: 'http-api', ...DOMAIN });
    named.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: DOMAIN.domainName,
      DomainNameConfigurations: [
        {
          CertificateArn: DOMAIN.certificateArn,
          EndpointType: 'REGIONAL',
          SecurityPolicy: 'TLS_1_2',
        },
      ],
    });
    named.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1);
    expect(readUrl(named)).toBe('https://hooks.example.com/');
    expect(named.toJSON()['Outputs']['DomainTarget'].Value).toEqual({
      'Fn::GetAtt': [idOf('AWS::ApiGatewayV2::DomainName', named), 'RegionalDomainName'],
    });
  });
});

test.each([
  [
    'function-url',
    'AWS/Lambda',
    'FunctionName',
    ['Url5xxCount', 'Url4xxCount', 'UrlRequestLatency'],
  ],
  ['http-api', 'AWS/ApiGateway', 'ApiId', ['5xx', '4xx', 'Latency']],
  ['both', 'AWS/ApiGateway', 'ApiId', ['5xx', '4xx', 'Latency']],
])('the alarms behind %s watch %s', (frontDoor, Namespace, Name, metrics) => {
  const template = synthesiseGateway({ frontDoor });
  for (const MetricName of metrics) {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace,
      MetricName,
      Dimensions: [{ Name, Value: { Ref: Match.anyValue() } }],
    });
  }
});

test('both are open while webhooks move, and the address is that of the HTTP API', () => {
  const template = synthesiseGateway({ frontDoor: 'both' });
  template.resourceCountIs('AWS::Lambda::Url', 1);
  expect(listPermissions(template)).toHaveLength(3);
  expect(JSON.stringify(readUrl(template))).toContain('ApiEndpoint');
});

test('the function and the queues of a stack stay when its front door changes', () => {
  const idsOf = (template: Template) =>
    ['AWS::Lambda::Function', 'AWS::SQS::Queue', 'AWS::IAM::Role'].flatMap((type) =>
      Object.keys(template.findResources(type)),
    );
  expect(idsOf(synthesiseGateway({ frontDoor: 'http-api' }))).toEqual(idsOf(synthesiseGateway()));
});
