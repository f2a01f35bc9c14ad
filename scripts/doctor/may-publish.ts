import { matchWildcard } from '@momento-gateway/api/pattern/wildcard';

const SERVICE = 'cloudwatch.amazonaws.com';

interface Publishing {
  readonly topicArn: string;
  /** The alarm that CloudWatch publishes for. */
  readonly alarmArn: string;
}

interface Statement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
  readonly NotPrincipal?: unknown;
  readonly NotAction?: unknown;
  readonly NotResource?: unknown;
}

type Answer = 'yes' | 'no' | 'unknown';

/** Whether a topic's policy lets CloudWatch publish for an alarm. A service needs an Allow. */
export function mayPublish(policy: string | undefined, publishing: Publishing): Answer {
  const statements = readStatements(policy);
  const applies = (effect: string): Answer => {
    const answers = statements
      .filter(({ Effect }) => Effect === effect)
      .map((statement) => appliesTo(statement, publishing));
    return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
  };
  const [denied, allowed] = [applies('Deny'), applies('Allow')];
  if (denied === 'yes' || allowed === 'no') return 'no';
  return denied === 'no' && allowed === 'yes' ? 'yes' : 'unknown';
}

function readStatements(policy: string | undefined): readonly Statement[] {
  try {
    const { Statement = [] } = JSON.parse(policy || '{}') ?? {};
    return [Statement].flat();
  } catch {
    return [];
  }
}

function appliesTo(statement: Statement, publishing: Publishing): Answer {
  const { Principal, Action, Resource, Condition } = statement;
  if ('NotPrincipal' in statement || 'NotAction' in statement || 'NotResource' in statement) {
    return 'unknown';
  }
  // The names of keys are those that AWS takes in any case.
  const services =
    typeof Principal === 'object' ? list((Principal as Record<string, unknown>)?.['Service']) : [];
  const everybody =
    Principal === '*' ||
    (typeof Principal === 'object' &&
      list((Principal as Record<string, unknown>)?.['AWS']).includes('*'));
  if (!everybody && !services.includes(SERVICE)) return 'no';
  if (!list(Action).some((action) => matchWildcard(action.toLowerCase(), 'sns:publish', '?'))) {
    return 'no';
  }
  if (!list(Resource).some((arn) => matchWildcard(arn, publishing.topicArn, '?'))) return 'no';
  return meets(Condition, publishing);
}

function meets(condition: unknown, { alarmArn }: Publishing): Answer {
  const account = alarmArn.split(':')[4] ?? '';
  const facts: Readonly<Record<string, string>> = {
    'aws:sourcearn': alarmArn,
    'aws:sourceaccount': account,
    'aws:sourceowner': account,
    'aws:securetransport': 'true',
  };
  const tests = Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).map(([key, values]): Answer => {
      const fact = facts[key.toLowerCase()];
      const negated = /^(?:String|Arn)Not(?:Equals|Like)$/.test(operator);
      const isKnown = negated || /^(?:(?:String|Arn)(?:Equals|Like)|Bool)$/.test(operator);
      if (fact === undefined || !isKnown) return 'unknown';
      const isPattern = /Like$|^Arn/.test(operator);
      const matches = list(values).some((value) =>
        isPattern ? matchWildcard(value, fact, '?') : value === fact,
      );
      return matches !== negated ? 'yes' : 'no';
    }),
  );
  if (tests.includes('no')) return 'no';
  return tests.includes('unknown') ? 'unknown' : 'yes';
}

const list = (value: unknown): readonly string[] =>
  [value]
    .flat()
    .filter((one) => one !== undefined)
    .map(String);
