import type { Verdict } from './judge.ts';

/** Adds the verdicts of two runs. */
export function addVerdict(left: Verdict, right: Verdict): Verdict {
  return {
    violations: join(left.violations, right.violations, (a, b) => ({
      ...a,
      count: a.count + b.count,
    })),
    found: join(left.found, right.found, addFields),
    explained: join(left.explained, right.explained, (a, b) => a + b),
    rejected: join(left.rejected, right.rejected, addFields),
    duplicates: join(left.duplicates, right.duplicates, (a, b) => a + b),
    parked: left.parked + right.parked,
    redriven: left.redriven + right.redriven,
  };
}

/** The verdict on a tenant with its name before each violation, to be added to those on others. */
export function nameTenant(tenant: string, verdict: Verdict): Verdict {
  const named = [...verdict.violations].map(
    ([violation, found]) => [`tenant ${tenant}: ${violation}`, found] as const,
  );
  return { ...verdict, violations: new Map(named) };
}

function join<Value>(
  left: ReadonlyMap<string, Value>,
  right: ReadonlyMap<string, Value>,
  add: (a: Value, b: Value) => Value,
): Map<string, Value> {
  const joined = new Map(left);
  for (const [key, value] of right) {
    const known = joined.get(key);
    joined.set(key, known === undefined ? value : add(known, value));
  }
  return joined;
}

function addFields<Counts extends { [Field in keyof Counts]: number }>(
  a: Counts,
  b: Counts,
): Counts {
  const fields = Object.keys(a) as (keyof Counts)[];
  return Object.fromEntries(fields.map((field) => [field, a[field] + b[field]])) as Counts;
}
