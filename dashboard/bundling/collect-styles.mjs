import { listCloudscapeFiles } from './list-cloudscape-files.mjs';

/**
 * For Turbopack: the styles of all of Cloudscape's components that are used, as one stylesheet.
 * Cut by component and page, as they would be, a page loads a fifth more, in fifty files.
 */
export default function collectStyles() {
  return listCloudscapeFiles(this.rootContext)
    .filter(({ path }) => path.endsWith('.css'))
    .map(({ text }) => text)
    .join('\n');
}
