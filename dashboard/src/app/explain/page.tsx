import { ExplainPage } from '../../ui/explain/explain-page.tsx';

export default function Route() {
  return <ExplainPage />;
}
