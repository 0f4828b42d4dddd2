// Sets the light or dark colour scheme before the page is painted: the one the user chose in this browser, else the system's.
// It is not a module, because modules run after the first paint, and the page would change colours visibly.

(() => {
  const KEY = "atlante.scheme";
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  /** The browser's storage; null where it is forbidden (private windows, policies), and nothing is stored. */
  function storage() {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  }

  function store(scheme) {
    try {
      storage()?.setItem(KEY, scheme);
    } catch {
      // full or forbidden: the choice holds until the page is closed
    }
  }

  function isDark() {
    const chosen = document.documentElement.dataset.scheme;
    return chosen ? chosen === "dark" : system.matches;
  }

  function notify() {
    window.dispatchEvent(new CustomEvent("atlante:scheme"));
  }

  const chosen = storage()?.getItem(KEY);
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.scheme = chosen;
  system.addEventListener("change", notify);

  window.atlanteScheme = {
    isDark,
    toggle() {
      const scheme = isDark() ? "light" : "dark";
      document.documentElement.dataset.scheme = scheme;
      store(scheme);
      notify();
    },
  };
})();
