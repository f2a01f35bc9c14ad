import { EditRulePage } from '../../../ui/rules/edit-rule-page.tsx';

export default function Route() {
  return <EditRulePage />;
}
