import type { Explanation, Hop, RuleFit } from '@momento-gateway/api/explain/explanation';

const TITLES: Readonly<Record<Hop['hop'], string>> = {
  arrival: 'Arrival',
  checks: 'Checks',
  bus: 'Bus',
  rules: 'Rules',
  targets: 'Targets',
  consumer: 'Consumer',
};

const SIGNS: Readonly<Record<Hop['state'], string>> = {
  passed: '✓',
  stopped: '✗',
  unknown: '?',
  'not-reached': '–',
};

const RESULTS: Readonly<Record<RuleFit['result'], string>> = {
  matches: '✓',
  misses: '✗',
  depends: '?',
};

/** The verdict in the first line, then the path of the event, one line a fact. */
export function formatExplanation({
  verdict,
  hops,
  rules,
  otherRuleCount,
  targets,
  unknowns,
}: Explanation): string[] {
  const lines = hops.flatMap((hop) => [
    `${SIGNS[hop.state]} ${TITLES[hop.hop]}: ${hop.sentence}`,
    ...hop.facts.map(({ name, value }) => `    ${name}: ${value}`),
    ...(hop.hop === 'rules' ? rules.map(formatRule) : []),
    ...(hop.hop === 'rules' && otherRuleCount > 0 ? [`    and ${otherRuleCount} other rules`] : []),
    ...(hop.hop === 'targets'
      ? targets.map(({ rule, arn, sentence }) => `    ${rule}, ${arn}: ${sentence}`)
      : []),
    ...hop.nextSteps.map(({ text, id }) => `    → ${text}${id ? ` (${id})` : ''}`),
  ]);
  const unknown = unknowns.map((text) => `  ${text}`);
  return [
    verdict.sentence,
    '',
    ...lines,
    ...(unknown.length === 0 ? [] : ['', 'What cannot be known:', ...unknown]),
  ].map(printable);
}

function formatRule({ rule, enabled, result, sentence }: RuleFit): string {
  return `    ${RESULTS[result]} ${rule}${enabled ? '' : ' (disabled)'}: ${sentence}`;
}

/** What others wrote cannot steer the terminal. */
function printable(line: string): string {
  return line.replaceAll(/\p{Cc}/gu, ' ');
}
