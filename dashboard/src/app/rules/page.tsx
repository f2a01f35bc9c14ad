import { RulesPage } from '../../ui/rules/rules-page.tsx';

export default function Route() {
  return <RulesPage />;
}
