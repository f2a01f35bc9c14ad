import { TenantsPage } from '../../ui/tenants/tenants-page.tsx';

export default function Route() {
  return <TenantsPage />;
}
