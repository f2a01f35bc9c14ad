type Values = Readonly<Record<string, string>>;

/** Evaluates Ref, Fn::GetAtt, Fn::Join, Fn::Sub, Fn::If, Fn::Split and Fn::Select as CloudFormation does. */
export function evaluate(node: unknown, values: Values): unknown {
  if (Array.isArray(node)) return node.map((item) => evaluate(item, values));
  if (typeof node !== 'object' || node === null) return node;
  const [[name = '', argument] = []] = Object.entries(node);
  switch (name) {
    case 'Ref':
      return values[String(argument)] ?? `<${argument}>`;
    case 'Fn::GetAtt': {
      const attribute = (argument as string[]).join('.');
      return values[attribute] ?? `<${attribute}>`;
    }
    case 'Fn::Join': {
      const [separator, parts] = evaluate(argument, values) as [string, string[]];
      return parts.join(separator);
    }
    case 'Fn::Sub': {
      const [text, variables = {}] = [argument].flat() as [string, Values?];
      const own = evaluate(variables, values) as Values;
      return text.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) =>
        name.startsWith('!') ? `\${${name.slice(1)}}` : (own[name] ?? values[name] ?? `<${name}>`),
      );
    }
    case 'Fn::If': {
      const [condition, yes, no] = argument as [string, unknown, unknown];
      return evaluate(values[condition] === 'true' ? yes : no, values);
    }
    case 'Fn::Split': {
      const [separator, text] = evaluate(argument, values) as [string, string];
      return text.split(separator);
    }
    case 'Fn::Select': {
      const [index, items] = evaluate(argument, values) as [number | string, string[]];
      return items[Number(index)];
    }
    default:
      return Object.fromEntries(
        Object.entries(node).map(([key, value]) => [key, evaluate(value, values)]),
      );
  }
}
