type Part = string | { readonly Ref?: string; readonly 'Fn::GetAtt'?: readonly [string, string] };

/**
 * A template with `Fn::Sub` in place of the `Fn::Join` without a separator that the CDK writes: the
 * same text in a third less.
 */
export function shortenJoins(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shortenJoins);
  if (typeof node !== 'object' || node === null) return node;
  const join = (node as { 'Fn::Join'?: [string, unknown] })['Fn::Join'];
  if (join?.[0] === '' && Array.isArray(join[1])) return toSub(join[1].map(shortenJoins) as Part[]);
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, shortenJoins(value)]),
  );
}

function toSub(parts: readonly Part[]) {
  const variables: Record<string, Part> = {};
  const text = parts.map((part) => {
    if (typeof part === 'string') return part.replaceAll('${', '${!');
    if (part.Ref !== undefined) return `\${${part.Ref}}`;
    if (part['Fn::GetAtt'] !== undefined) return `\${${part['Fn::GetAtt'].join('.')}}`;
    const name = `V${Object.keys(variables).length}`;
    variables[name] = part;
    return `\${${name}}`;
  });
  const isPlain = Object.keys(variables).length === 0;
  return { 'Fn::Sub': isPlain ? text.join('') : [text.join(''), variables] };
}
