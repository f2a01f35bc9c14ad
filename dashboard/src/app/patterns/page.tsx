import { SandboxPage } from '../../ui/rules/sandbox/sandbox-page.tsx';

export default function Route() {
  return <SandboxPage />;
}
