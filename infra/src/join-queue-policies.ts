interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
}

type Resources = Readonly<Record<string, Resource>>;

/**
 * The same resources with one policy for all queues that have the same one. Nothing but `DependsOn`
 * names a policy of a queue.
 */
export function joinQueuePolicies(resources: Resources): Resources {
  const kept: Record<string, Resource> = {};
  const joined = new Map<string, string>();
  const firsts = new Map<string, string>();
  for (const [id, resource] of Object.entries(resources)) {
    const { PolicyDocument, Queues } = resource.Properties ?? {};
    const document = JSON.stringify(PolicyDocument);
    const first = resource.Type === 'AWS::SQS::QueuePolicy' ? firsts.get(document) : undefined;
    const one = first === undefined ? undefined : kept[first];
    if (first === undefined || one === undefined) {
      kept[id] = resource;
      if (resource.Type === 'AWS::SQS::QueuePolicy') firsts.set(document, id);
      continue;
    }
    joined.set(id, first);
    const both = [one.Properties?.['Queues'], Queues].flat();
    kept[first] = { ...one, Properties: { ...one.Properties, Queues: both } };
  }
  return Object.fromEntries(
    Object.entries(kept).map(([id, resource]) => [id, rename(resource, joined)]),
  );
}

function rename(resource: Resource, joined: ReadonlyMap<string, string>): Resource {
  if (resource.DependsOn === undefined) return resource;
  const ids = [resource.DependsOn].flat().map((id) => joined.get(id) ?? id);
  const [first = '', ...others] = new Set(ids);
  return { ...resource, DependsOn: others.length === 0 ? first : [first, ...others] };
}
