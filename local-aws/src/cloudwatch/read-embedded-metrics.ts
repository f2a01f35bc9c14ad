import { z } from 'zod';
import {
  type MetricPoint,
  roundToResolution,
  storageResolutionField,
  unitField,
} from './metric.ts';
import {
  dimensionNameField,
  dimensionValueField,
  metricNameField,
  namespaceField,
} from './metric-fields.ts';

const directiveSchema = z.object({
  Namespace: namespaceField.refine((name) => !name.startsWith('AWS/')),
  Dimensions: z.array(z.array(dimensionNameField).max(30)),
  Metrics: z
    .array(
      z.object({
        Name: metricNameField,
        Unit: unitField.default('None'),
        StorageResolution: storageResolutionField.default(60),
      }),
    )
    .max(100),
});

const documentSchema = z.looseObject({
  _aws: z.object({
    /** ms since the epoch. */
    Timestamp: z.number().min(0),
    CloudWatchMetrics: z.array(directiveSchema),
  }),
});

/** One number or up to a hundred. */
const targetSchema = z.union([
  z.number().transform((value) => [value]),
  z.array(z.number()).max(100),
]);

type Document = z.output<typeof documentSchema>;
type Directive = z.output<typeof directiveSchema>;

/**
 * The metrics of a log message in CloudWatch's embedded metric format; empty for other messages.
 * Dimension sets and metrics whose members are missing are left out.
 */
export function readEmbeddedMetrics(message: string): MetricPoint[] {
  const document = readDocument(message);
  if (document === undefined) return [];
  return document._aws.CloudWatchMetrics.flatMap((directive) => readDirective(document, directive));
}

function readDocument(message: string): Document | undefined {
  // Most lines have no metrics, and searching is much cheaper than parsing.
  if (!message.includes('"CloudWatchMetrics"')) return undefined;
  try {
    return documentSchema.safeParse(JSON.parse(message)).data;
  } catch {
    return undefined;
  }
}

function readDirective(document: Document, directive: Directive): MetricPoint[] {
  const sets = directive.Dimensions.map((names) => readDimensions(document, names));
  return directive.Metrics.flatMap(({ Name, Unit, StorageResolution }) => {
    const values = targetSchema.safeParse(document[Name]).data ?? [];
    const at = roundToResolution(document._aws.Timestamp, StorageResolution);
    return sets.flatMap((dimensions) =>
      dimensions === undefined
        ? []
        : values.map((value) => ({
            metric: { namespace: directive.Namespace, name: Name, dimensions },
            at,
            unit: Unit,
            minimum: value,
            maximum: value,
            sum: value,
            count: 1,
          })),
    );
  });
}

function readDimensions(document: Document, names: readonly string[]) {
  const pairs = [...new Set(names)].map((Name) => ({
    Name,
    Value: dimensionValueField.safeParse(document[Name]).data,
  }));
  return pairs.every(isComplete) ? pairs : undefined;
}

function isComplete(pair: {
  Name: string;
  Value: string | undefined;
}): pair is { Name: string; Value: string } {
  return pair.Value !== undefined;
}
