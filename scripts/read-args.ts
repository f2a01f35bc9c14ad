import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Config<Given extends Options> = { readonly args: string[]; readonly options: Given };

/** The values of a command's options. @throws Error of one sentence that names the wrong one. */
export function readArgs<const Given extends Options>(
  args: readonly string[],
  options: Given,
): ReturnType<typeof parseArgs<Config<Given>>>['values'] {
  try {
    return parseArgs<Config<Given>>({ args: [...args], options }).values;
  } catch (error) {
    throw new Error(explain(error as Error & { readonly code?: string }), { cause: error });
  }
}

function explain({ code, message }: Error & { readonly code?: string }): string {
  const [name = ''] = message.match(/(?<=')-[^ =']*/) ?? [];
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `There is no option ${name}: --help lists the options.`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /does not take/.test(message)
        ? `${name} takes no value.`
        : `${name} needs a value, such as ${name}=value.`;
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `There is no argument ${message.match(/'.*?'/)?.[0]}: --help lists the options.`;
    default:
      return message;
  }
}
