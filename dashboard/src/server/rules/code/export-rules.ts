import type { CodeFormat } from '@momento-gateway/api/rules/rules-as-code';
import type { Handler } from '../../handler.ts';
import { isRefusal } from '../../refusals/refusal.ts';
import { cdkWriter } from './cdk/cdk-writer.ts';
import { cloudFormationWriter } from './cloudformation/cloudformation-writer.ts';
import { type CodeWriters, namePolicy } from './code-model.ts';
import { collectPolicies } from './collect-policies.ts';
import { collectRules } from './collect-rules.ts';
import type { CollectContext } from './collected.ts';
import { terraformWriter } from './terraform/terraform-writer.ts';

const WRITERS: CodeWriters = {
  cloudformation: cloudFormationWriter,
  cdk: cdkWriter,
  terraform: terraformWriter,
};

/** What cannot be written exactly as it is, is left out and said: half a rule would replace a whole one. */
export const exportRules: Handler<'exportRules', CollectContext> = async (
  context,
  { query: { format, rule: name } },
) => {
  const found = await collectRules(context, format, name);
  if (isRefusal(found)) return found;
  const writer = WRITERS[format];
  const rules = found.rules.filter((rule) => writer.whyNotRule(rule) === undefined);
  const collected = await collectPolicies(context, rules);
  const policies = collected.policies.filter((one) => writer.whyNotPolicy(one) === undefined);
  return {
    format,
    rules: rules.map((rule) => rule.name),
    files: rules.length === 0 ? [] : [...writer.write(rules, policies)],
    notes: [
      ...found.notes,
      ...found.rules.flatMap((rule) =>
        explain(`rule ${rule.name}`, writer.whyNotRule(rule), format),
      ),
      ...collected.policies.flatMap((policy) =>
        explain(namePolicy(policy), writer.whyNotPolicy(policy), format),
      ),
      ...collected.notes,
    ],
    remarks: [...(collected.remarks ?? [])],
  };
};

const LANGUAGES: Readonly<Record<CodeFormat, string>> = {
  cloudformation: 'CloudFormation',
  cdk: 'the CDK',
  terraform: 'Terraform',
};

function explain(what: string, why: string | undefined, format: CodeFormat): readonly string[] {
  return why === undefined ? [] : [`The ${what} is not in the files: ${LANGUAGES[format]} ${why}.`];
}
