// Light or dark: what the reader chose on this device, before the page is drawn. Without a choice, the system's own.
// Not a module: modules run after the first paint, and the page would flash.

(() => {
  const KEY = "atlante.scheme";
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  /** Storage can be forbidden (private windows, policies): then nothing is remembered. */
  function storage() {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  }

  function remember(scheme) {
    try {
      storage()?.setItem(KEY, scheme);
    } catch {
      // full or forbidden: the choice lasts as long as the page
    }
  }

  function isDark() {
    const chosen = document.documentElement.dataset.scheme;
    return chosen ? chosen === "dark" : system.matches;
  }

  function tell() {
    window.dispatchEvent(new CustomEvent("atlante:scheme"));
  }

  const chosen = storage()?.getItem(KEY);
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.scheme = chosen;
  system.addEventListener("change", tell);

  window.atlanteScheme = {
    isDark,
    toggle() {
      const scheme = isDark() ? "light" : "dark";
      document.documentElement.dataset.scheme = scheme;
      remember(scheme);
      tell();
    },
  };
})();
