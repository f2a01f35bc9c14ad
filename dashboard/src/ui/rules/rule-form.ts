import { CreateRuleSchema } from '../../api/rule.ts';
import { CreateTargetSchema, SqsTargetSchema } from '../../api/target.ts';
import { CacheSchema, TopicSchema } from '../../api/webhook.ts';
import * as z from '../../api/zod.ts';

const { name, description } = CreateRuleSchema.shape;

/** The form for a new rule: each field is checked as the API will check it. */
export const RuleFormSchema = z.object({
  events: z.discriminatedUnion('from', [
    z.object({
      from: z.literal('webhook'),
      webhookId: z.string().min(1, 'Pick a webhook.'),
      cache: z.string(),
      topic: z.string(),
    }),
    z.object({ from: z.literal('topic'), cache: CacheSchema, topic: TopicSchema }),
    z.object({ from: z.literal('cache'), cache: CacheSchema }),
  ]),
  name,
  description,
  enabled: z.boolean(),
  target: z.discriminatedUnion('queue', [
    z.object({
      queue: z.literal('existing'),
      arn: z.string().min(1, 'Pick a queue.').pipe(SqsTargetSchema.shape.arn),
    }),
    z.object({ queue: z.literal('new'), newName: CreateTargetSchema.shape.name }),
  ]),
});

export type RuleForm = z.output<typeof RuleFormSchema>;

/** The form's fields as they are filled in: those of every choice at once. */
export interface RuleFields {
  readonly events: {
    readonly from: RuleForm['events']['from'];
    readonly webhookId: string;
    readonly cache: string;
    readonly topic: string;
  };
  readonly name: string;
  readonly description?: string | undefined;
  readonly enabled: boolean;
  readonly target: {
    readonly queue: RuleForm['target']['queue'];
    readonly arn: string;
    readonly newName: string;
  };
}

/** The empty form, or the form for the webhook that the page's address names. */
export function emptyRuleForm(param: (name: string) => string): RuleFields {
  const from = param('webhook') === '' && param('cache') !== '' ? 'topic' : 'webhook';
  return {
    events: {
      from,
      webhookId: param('webhook'),
      cache: param('cache'),
      topic: param('topic'),
    },
    name: '',
    enabled: true,
    target: { queue: 'existing', arn: '', newName: '' },
  };
}

/** Which topics the form is about: without `topic`, all of the cache. */
export function readTopicChoice(events: RuleFields['events'] | RuleForm['events']) {
  return events.from === 'cache' || !('topic' in events)
    ? { cache: events.cache }
    : { cache: events.cache, topic: events.topic };
}
