type Sub = string | readonly [text: string, variables: Readonly<Record<string, unknown>>];

/** Not in any of the texts. */
const SEPARATOR = '|';
const PARTITION = `arn:\${AWS::Partition}`;
const PLACE = `\${AWS::Region}:\${AWS::AccountId}`;
/** What the texts have in common, by the variable for it: of several services, or of one. */
const COMMON: readonly Readonly<Record<string, string>>[] = [
  { P: PARTITION, R: PLACE },
  ...['events', 'sqs'].map((service) => ({ P: `${PARTITION}:${service}:${PLACE}` })),
];

/** A template in which a list of `Fn::Sub` is the parts of one, where that is the same in less text. */
export function shortenLists(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (!Array.isArray(node)) {
    return Object.fromEntries(
      Object.entries(node).map(([name, value]) => [name, shortenLists(value)]),
    );
  }
  const subs = node.map((item) => (item as { 'Fn::Sub'?: Sub } | null)?.['Fn::Sub']);
  if (node.length < 2 || subs.some((sub) => sub === undefined)) return node.map(shortenLists);
  return COMMON.map((common) => ({
    'Fn::Split': [SEPARATOR, { 'Fn::Sub': join(subs as Sub[], common) }],
  })).reduce<unknown>(
    (best, one) => (JSON.stringify(one).length < JSON.stringify(best).length ? one : best),
    node,
  );
}

function join(subs: readonly Sub[], common: Readonly<Record<string, string>>): Sub {
  const variables: Record<string, unknown> = {};
  const texts = subs.map((sub) => {
    const [text, own = {}] = typeof sub === 'string' ? [sub] : sub;
    return Object.entries(own).reduce((renamed, [name, value]) => {
      const found = Object.keys(variables).find(
        (known) => JSON.stringify(variables[known]) === JSON.stringify(value),
      );
      const to = found ?? `L${Object.keys(variables).length}`;
      variables[to] = value;
      return renamed.replaceAll(`\${${name}}`, `\${${to}}`);
    }, text);
  });
  let text = texts.join(SEPARATOR);
  for (const [name, shared] of Object.entries(common)) {
    // Named once, it is longer.
    if (text.split(shared).length <= 2) continue;
    text = text.replaceAll(shared, `\${${name}}`);
    variables[name] = { 'Fn::Sub': shared };
  }
  return Object.keys(variables).length === 0 ? text : [text, variables];
}
