import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { CodeFormat } from '@momento-gateway/api/rules/rules-as-code';
import type { Policy } from '../permissions/policy.ts';
import type { RuleState } from '../rule-state.ts';

/** A rule as it is written as code. */
export interface CodeRule extends RuleState {
  readonly busName: string;
  /** `pattern`, parsed; its numbers keep their digits. */
  readonly parsed: EventPattern;
  /** Those that are kept, and the one that says what manages the rule from now on. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A policy that code can only write whole. `id`: ARN of the queue or topic, or the policy's name. */
export type WholePolicy =
  | { readonly kind: 'queue'; readonly id: string; readonly url: string; readonly policy: Policy }
  | { readonly kind: 'topic' | 'logs'; readonly id: string; readonly policy: Policy };

/** A statement of a function's policy: code adds and removes it without touching the others. */
export interface FunctionPermission {
  readonly kind: 'function';
  /** ARN of the function, or of its alias or version. */
  readonly functionArn: string;
  readonly statementId: string;
  readonly action: string;
  readonly principal: string;
  readonly sourceArn?: string | undefined;
  readonly sourceAccount?: string | undefined;
}

export type CodePolicy = WholePolicy | FunctionPermission;

interface CodeFile {
  readonly name: string;
  readonly text: string;
}

/** One language that rules are written in. */
export interface CodeWriter {
  /** Why the language cannot say a rule or a policy exactly as it is; undefined when it can. */
  readonly whyNotRule: (rule: CodeRule) => string | undefined;
  readonly whyNotPolicy: (policy: CodePolicy) => string | undefined;
  readonly write: (
    rules: readonly CodeRule[],
    policies: readonly CodePolicy[],
  ) => readonly CodeFile[];
}

export type CodeWriters = Readonly<Record<CodeFormat, CodeWriter>>;

const SHARED =
  'The tool replaces this policy whole, so all its statements are here, those of others too. Who adds one later, this dashboard included, has to add it here as well.';

/**
 * Said beside a policy, in a comment.
 *
 * @param place what a tool calls that which has the policy
 */
export function explainWhole({ kind }: WholePolicy, place: 'stack' | 'configuration'): string {
  const once = `Keep it in one ${place} only: two would write over each other.`;
  const shared = kind === 'logs' ? ' The rules of all tenants share it.' : '';
  return `${SHARED} ${once}${shared}`;
}

/** What a policy is of, in words. */
export function namePolicy(policy: CodePolicy): string {
  switch (policy.kind) {
    case 'queue':
      return `queue policy of ${policy.id}`;
    case 'topic':
      return `topic policy of ${policy.id}`;
    case 'logs':
      return `resource policy ${policy.id} of CloudWatch Logs`;
    case 'function':
      return `statement ${policy.statementId} of the policy of ${policy.functionArn}`;
  }
}

/** The name of a function as Lambda takes it: with the alias or the version after a colon. */
export function functionNameOf({ functionArn }: FunctionPermission): {
  readonly name: string;
  readonly qualifier?: string;
} {
  const [name = '', qualifier] = functionArn.split(':').slice(6);
  return { name, ...(qualifier && { qualifier }) };
}
