import { RulesPage } from '../../ui/rules/list/rules-page.tsx';

export default function Route() {
  return <RulesPage />;
}
