import type { Page } from '@playwright/test';
import type { Scene } from '../../scene.ts';

/** A screen: a page, or a page with an open dialog or panel. */
export interface Screen {
  readonly name: string;
  /** Opens it by its URL; resolves when its content is shown. */
  readonly open: (page: Page, scene: Scene) => Promise<void>;
  /** Console messages that are expected on it. */
  readonly noise?: RegExp;
}
