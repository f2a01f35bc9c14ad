import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { createQueue, createSqs } from '../../aws.ts';
import { chooseOption } from '../../choose-option.ts';
import { expect } from '../../fixtures.ts';
import type { Product } from '../../product.ts';
import type { Scene } from '../../scene.ts';
import { goTo } from '../go-to.ts';

/** A form, and what of it comes by a call while a person fills it in. */
export interface LateForm {
  readonly name: string;
  /** The call whose answer comes while a person aims at a button. */
  readonly call: RegExp;
  /** Fills in the form until the answer is awaited, and gives what must stay where it is. */
  readonly open: (page: Page, scene: Scene, product: Product) => Promise<readonly Locator[]>;
  /** Seen once the answer has come. */
  readonly shows: (page: Page) => Locator;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

const createPath = ({ cache, topic }: Scene) =>
  `/rules/create?${new URLSearchParams({ cache, topic })}`;

export const LATE_FORMS: readonly LateForm[] = [
  {
    name: 'Create a rule: whether its target is allowed',
    call: /\/api\/permissions\/check/,
    open: async (page, scene, product) => {
      const queue = `steady-${randomUUID().slice(0, 8)}`;
      await createQueue(createSqs(product), queue);
      await goTo(page, createPath(scene), 'Create a rule');
      await page.getByRole('button', { name: /^SQS queue/ }).click();
      await chooseOption(page, queue);
      await field(page, 'Name').fill(queue);
      return [field(page, 'Name'), button(page, 'Create')];
    },
    shows: (page) => page.getByText('EventBridge is not allowed (queue policy)'),
  },
  {
    name: 'Edit a rule: whether its target is allowed',
    call: /\/api\/permissions\/check/,
    open: async (page, { ruleName }) => {
      await goTo(page, `/rules/edit?rule=${ruleName}`, `Edit ${ruleName}`);
      return [field(page, 'Enabled'), button(page, 'Save')];
    },
    shows: (page) => page.getByText('EventBridge is allowed (queue policy)'),
  },
  {
    name: 'Create a rule: how many rules with wildcards there are',
    call: /\/api\/rules$/,
    open: async (page, { cache }) => {
      await goTo(page, '/rules/create', 'Create a rule');
      await button(page, 'Edit as JSON').click();
      const pattern = { source: ['Momento'], detail: { cache: [{ wildcard: `${cache}*` }] } };
      await field(page, 'Event pattern as JSON').fill(JSON.stringify(pattern));
      return [button(page, 'Test'), button(page, 'Create')];
    },
    shows: (page) => page.getByText(/rules with wildcards per bus/),
  },
  {
    name: 'Create a rule: what a new queue can be called',
    call: /\/api\/gateway$/,
    open: async (page, scene) => {
      await goTo(page, createPath(scene), 'Create a rule');
      await page.getByLabel('A new SQS queue').check();
      return [field(page, 'Name'), button(page, 'Create')];
    },
    shows: (page) => page.getByPlaceholder(/orders$/),
  },
  {
    name: 'Redrive: its plan',
    call: /\/api\/failures\/redrive$/,
    open: async (page, { cache }) => {
      await goTo(page, `/failures?search=${cache}`, 'Failures');
      await button(page, 'Redrive all matching').click();
      const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
      await expect(dialog.getByText('Checking which rules match')).toBeVisible();
      return [dialog.getByRole('button', { name: 'Cancel' })];
    },
    shows: (page) => page.getByText('1 event will be published again.'),
  },
  {
    name: 'New signing secret: what it does for held calls',
    call: /\/secret\/check$/,
    // Its forged call is held.
    open: async (page, { webhook, webhookName }) => {
      await goTo(page, `/webhooks/${webhook.webhookId}?tab=settings`, webhookName);
      await button(page, 'New signing secret').click();
      await field(page, 'New signing secret').fill('another');
      await expect(page.getByText('Checking the held calls with it')).toBeVisible();
      const dialog = page.getByRole('dialog');
      return [dialog.getByRole('button', { name: 'Save' })];
    },
    shows: (page) => page.getByText(/^It verifies none of/),
  },
];
