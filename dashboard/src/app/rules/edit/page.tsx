import { EditRulePage } from '../../../ui/rules/form/edit-rule-page.tsx';

export default function Route() {
  return <EditRulePage />;
}
