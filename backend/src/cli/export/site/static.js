// The page on a static host: what it asks of a server is looked up in site.json, which names the file prepared for
// each address. What was not prepared is said, never replaced by something else.
(() => {
  const network = window.fetch.bind(window);
  const here = new URL(".", document.baseURI);
  const site = network("site.json").then((answer) => answer.json());
  let answers = {};
  site.then((list) => { answers = list.answers; }, () => {});

  /** The address relative to the page, when it is one that a server would compute; otherwise nothing. */
  function computed(url) {
    const address = new URL(url, document.baseURI).href.split("#")[0];
    if (!address.startsWith(here.href)) return null;
    const relative = address.slice(here.href.length);
    return /^(api|ogc|export|embed|oembed|health|metrics)\b/.test(relative) ? relative : null;
  }

  function show(missing) {
    const box = document.getElementById("static");
    if (!box) return;
    document.getElementById("static-missing").hidden = !missing;
    if (missing) box.hidden = false;
  }

  window.fetch = async (input, init) => {
    const address = computed(typeof input === "string" ? input : (input.url ?? String(input)));
    if (address === null) return network(input, init);
    const file = (await site).answers[address];
    const isMap = address.startsWith("api/map");
    if (file || isMap) show(!file && isMap);
    if (file) return network(file, init);
    show(true);
    return new Response("", { status: 404 });
  };

  // links to what a server would draw or tabulate
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const address = link && computed(link.href);
    if (!address) return;
    if (answers[address]) {
      link.href = answers[address];
    } else {
      event.preventDefault();
      show(true);
    }
  }, true);

  // the drawing in the place of a map that cannot start: there is no such file under the server's address
  document.addEventListener("error", (event) => {
    const image = event.target;
    const address = image instanceof HTMLImageElement && computed(image.src);
    if (!address) return;
    if (answers[address]) image.src = answers[address];
    else show(true);
  }, true);

  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("static-close")?.addEventListener("click", () => {
      document.getElementById("static-missing").hidden = true;
      document.getElementById("static").hidden = true;
    });
  });
})();
