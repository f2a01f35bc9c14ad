import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import all from '@cloudscape-design/components/i18n/messages/all.en';

/** Components that are not used here; most of Cloudscape's texts belong to them. */
const UNUSED = new Set([
  'annotation-context',
  'area-chart',
  'attribute-editor',
  'calendar',
  'cards',
  'code-editor',
  'collection-preferences',
  'date-picker',
  'date-range-picker',
  'file-token-group',
  'file-upload',
  'help-panel',
  'multiselect',
  'pie-chart',
  'prompt-input',
  's3-resource-selector',
  'slider',
  'tag-editor',
  'tree-view',
  'tutorial-panel',
  'wizard',
]);

/** The texts of Cloudscape's components. Read on the server: a page gets only these. */
export const messages: I18nProviderProps.Messages = Object.fromEntries(
  Object.entries(all).map(([namespace, locales]) => [
    namespace,
    Object.fromEntries(
      Object.entries(locales).map(([locale, components]) => [
        locale,
        Object.fromEntries(Object.entries(components).filter(([name]) => !UNUSED.has(name))),
      ]),
    ),
  ]),
);
