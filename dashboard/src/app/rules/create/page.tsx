import { CreateRulePage } from '../../../ui/rules/form/create-rule-page.tsx';

export default function Route() {
  return <CreateRulePage />;
}
