import { CreateRulePage } from '../../../ui/rules/create-rule-page.tsx';

export default function Route() {
  return <CreateRulePage />;
}
