/** For Turbopack: stands for each of Cloudscape's stylesheets, which collect-styles.mjs joins. */
export default function leaveOut() {
  return 'export {};';
}
