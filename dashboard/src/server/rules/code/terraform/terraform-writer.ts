import { hasExactNumber } from '../cloudformation/unsafe-json.ts';
import type { CodePolicy, CodeRule, CodeWriter } from '../code-model.ts';
import { formatBlock, HclReference } from './hcl.ts';
import { findInexpressible } from './to-target-blocks.ts';
import { type TerraformResource, toTerraformResources } from './to-terraform-resources.ts';

const HEAD = `# Rules for events of Momento, exported from the dashboard of the gateway.
# Needs Terraform 1.5 and the AWS provider 5.100.0, or later.
`;

const IMPORTS_HEAD = `# What Terraform adopts. Delete this file when it has.
`;

/** Resources, and the import blocks in a file of their own. */
export const terraformWriter: CodeWriter = {
  whyNotRule,
  whyNotPolicy: whyNotText,
  write: (rules, policies) => {
    const resources = toTerraformResources(rules, policies);
    return [
      {
        name: 'rules.tf',
        text: join(
          HEAD,
          resources.map(({ block }) => formatBlock(block)),
        ),
      },
      { name: 'imports.tf', text: join(IMPORTS_HEAD, resources.map(formatImport)) },
    ];
  },
};

function join(head: string, blocks: readonly string[]): string {
  return [head, ...blocks].join('\n');
}

function formatImport({ type, name, importId }: TerraformResource): string {
  const to = new HclReference(`${type}.${name}`);
  return formatBlock({ head: 'import', attributes: { to, id: importId } });
}

/** The provider writes the pattern again, and with it numbers; EventBridge compares them as they are written. */
function whyNotRule(rule: CodeRule): string | undefined {
  const { parsed, targets } = rule;
  if (hasExactNumber(parsed)) return 'would write a number of its pattern in another way';
  const missing = targets.map(findInexpressible).find((name) => name !== undefined);
  return missing === undefined ? whyNotText(rule) : `has no attribute for ${missing} of a target`;
}

/** Terraform brings every text into Unicode’s normal form C. */
function whyNotText(value: CodeRule | CodePolicy): string | undefined {
  const text = JSON.stringify(value);
  return text.normalize('NFC') === text
    ? undefined
    : 'would write a character of it in another way (Unicode NFC)';
}
