import { AuditPage } from '../../ui/audit/audit-page.tsx';

export default function Route() {
  return <AuditPage />;
}
