// Before hydration a page ignores clicks. This records what a person clicks and types until then;
// src/ui/shell/early-input.ts repeats it.
(() => {
  const CLICKABLE = 'a, button, input, label, textarea, summary, [role="button"], [tabindex]';
  const early = { text: '' };
  globalThis.earlyInput = early;
  document.addEventListener('pointerup', ({ clientX, clientY, button }) => {
    early.text = '';
    early.element = button === 0 ? findAt(clientX, clientY) : undefined;
    early.at = performance.now();
  });
  document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey || early.element === undefined) return;
    if (key === 'Backspace') early.text = early.text.slice(0, -1);
    else if (key.length === 1) early.text += key;
    else if (key !== 'Shift') early.element = undefined;
  });

  /** What is inert is under no pointer for the browser; and it may move when React takes it over. */
  function findAt(x, y) {
    const found = [...document.querySelectorAll(CLICKABLE)].filter((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left <= x && x <= right && top <= y && y <= bottom;
    });
    // An ancestor comes before what is in it.
    return found.at(-1);
  }
})();
