import type { CodeFormat } from '@momento-gateway/api/rules/rules-as-code';

const AFTERWARDS =
  'From then on change the rules there: this dashboard only shows those that are tagged as managed elsewhere.';

/** How each tool adopts the rules that there are; the guide has the commands. */
export const ADOPT: Readonly<Record<CodeFormat, string>> = {
  cloudformation: `Create a change set of the type IMPORT with both files, and execute it: it adopts the rules, and creates none. ${AFTERWARDS}`,
  cdk: `Run cdk import with the option --resource-mapping and the mapping: it adopts the rules, and creates none. ${AFTERWARDS}`,
  terraform: `Run terraform plan, which says what it imports and that the rules get a tag, then terraform apply. ${AFTERWARDS}`,
};
