type Sub = string | readonly [text: string, variables: Readonly<Record<string, unknown>>];

/** Not in any of the texts. */
const SEPARATOR = '|';
/** Fewer texts would get longer. */
const TEXTS_MIN = 3;
/** What the texts have in common, by the variable for it. */
const COMMON: Readonly<Record<string, string>> = {
  P: `arn:\${AWS::Partition}`,
  R: `\${AWS::Region}:\${AWS::AccountId}`,
};

/** A template in which a list of `Fn::Sub` is the parts of one: the same texts in half. */
export function shortenLists(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (!Array.isArray(node)) {
    return Object.fromEntries(
      Object.entries(node).map(([name, value]) => [name, shortenLists(value)]),
    );
  }
  const subs = node.map((item) => (item as { 'Fn::Sub'?: Sub } | null)?.['Fn::Sub']);
  if (node.length < TEXTS_MIN || subs.some((sub) => sub === undefined)) {
    return node.map(shortenLists);
  }
  return { 'Fn::Split': [SEPARATOR, { 'Fn::Sub': join(subs as Sub[]) }] };
}

function join(subs: readonly Sub[]): Sub {
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
  for (const [name, common] of Object.entries(COMMON)) {
    if (text.split(common).length <= TEXTS_MIN) continue;
    text = text.replaceAll(common, `\${${name}}`);
    variables[name] = { 'Fn::Sub': common };
  }
  return Object.keys(variables).length === 0 ? text : [text, variables];
}
