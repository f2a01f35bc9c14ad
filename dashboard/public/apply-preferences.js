// Runs before the first paint, so that a dark page never flashes white, and nothing moves when the
// page is hydrated. The rest is in src/ui/preferences.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // No storage: the defaults.
      return null;
    }
  };
  const theme = read('theme');
  const isDark =
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.body.classList.toggle('awsui-dark-mode', isDark);
  document.body.classList.toggle('without-get-started', read('get-started') === 'off');
})();
