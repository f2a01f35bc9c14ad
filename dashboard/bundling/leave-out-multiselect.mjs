/**
 * For Turbopack: stands for the list of checkboxes that Cloudscape's property filter brings for
 * properties with several values at once, of which there are none here.
 */
export default function leaveOutMultiselect() {
  return `export default function refuse() {
    throw new Error('Filtering by several values at once is not in this build: see next.config.ts.');
  }`;
}
