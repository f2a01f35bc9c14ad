import { callApi } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';

interface Entry {
  readonly operation: string;
  readonly outcome: string;
  readonly object: { readonly kind: string; readonly id?: string };
}

/** Every list with an export: where it is, what is chosen, and what the audit log then has. */
const EXPORTS = [
  ['/failures', 'Failures', 'JSON, with events', 'recordExport', 'failures'],
  ['/failures/held', 'Held calls', 'JSON, with bodies', 'recordExport', 'held calls'],
  ['/webhooks/:webhook?tab=activity', ':name', 'CSV', 'recordExport', 'webhook'],
  ['/rules', 'Rules', 'Terraform', 'exportRules', 'rule'],
  ['/audit', 'Audit', 'CSV', 'exportAudit', 'audit log'],
] as const;

for (const [path, title, format, operation, kind] of EXPORTS) {
  test(`what ${path} exports is in the audit log, before it is saved`, async ({
    page,
    product,
    scene: { webhook, webhookName },
  }) => {
    const list = async () => {
      const query = new URLSearchParams({ operation, kind });
      const { body } = await callApi<{ entries: Entry[] }>(product, 'GET', `/audit?${query}`);
      return body.entries;
    };
    const before = (await list()).length;
    const { webhookId } = webhook;
    await goTo(page, path.replace(':webhook', webhookId), title.replace(':name', webhookName));
    const saved = kind === 'rule' ? undefined : page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: format, exact: true }).click();
    await saved;
    if (kind === 'rule') await expect(page.getByRole('dialog')).toContainText('Terraform');
    await expect.poll(async () => (await list()).length).toBeGreaterThan(before);
    const [newest] = await list();
    const id = kind === 'webhook' ? { id: webhookId } : {};
    expect(newest).toMatchObject({ operation, outcome: 'done', object: { kind, ...id } });
  });
}
