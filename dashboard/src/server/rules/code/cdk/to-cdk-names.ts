/** Properties that the CDK names in another way than by a small first letter. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['EnableECSManagedTags', 'enableEcsManagedTags'],
  ['GraphQLOperation', 'graphQlOperation'],
]);

/** Properties whose keys are somebody's own names. */
const FREE_FORM = new Set([
  'EventPattern',
  'PolicyDocument',
  'InputPathsMap',
  'HeaderParameters',
  'QueryStringParameters',
]);

/** Properties of a template by the names that the CDK has for them. */
export function toCdkNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toCdkNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      NAMES.get(name) ?? name.charAt(0).toLowerCase() + name.slice(1),
      FREE_FORM.has(name) ? inner : toCdkNames(inner),
    ]),
  );
}
