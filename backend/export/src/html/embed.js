// The little a still map needs to be asked: names under the pointer and the finger, zoom that leaves
// the page around it alone, a list to find a place in. Without this script the map is a drawing with a table.
(() => {
  const svg = document.querySelector("svg.map");
  const tip = document.getElementById("tip");
  if (!svg || !tip) return;
  const whole = svg.viewBox.baseVal;
  const home = { x: whole.x, y: whole.y, w: whole.width, h: whole.height };
  let view = { ...home };
  let marked = null;

  const show = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
  const clamp = (v, low, high) => Math.min(Math.max(v, low), high);

  function zoom(factor, clientX, clientY) {
    const box = svg.getBoundingClientRect();
    const fx = clientX === undefined ? 0.5 : (clientX - box.left) / box.width;
    const fy = clientY === undefined ? 0.5 : (clientY - box.top) / box.height;
    const w = clamp(view.w / factor, home.w / 16, home.w);
    const h = w * (home.h / home.w);
    move(view.x + (view.w - w) * fx, view.y + (view.h - h) * fy, w, h);
  }

  function move(x, y, w, h) {
    view = {
      x: clamp(x, home.x, home.x + home.w - w),
      y: clamp(y, home.y, home.y + home.h - h),
      w,
      h,
    };
    show();
  }

  const titled = (target) => {
    const shape = target.closest?.("[id]");
    return shape?.querySelector(":scope > title") ? shape : null;
  };

  function mark(shape, x, y) {
    marked?.classList.remove("marked");
    marked = shape;
    if (!shape) {
      tip.hidden = true;
      return;
    }
    shape.classList.add("marked");
    tip.textContent = shape.querySelector("title").textContent;
    tip.hidden = false;
    const box = svg.getBoundingClientRect();
    const at = shape.getBoundingClientRect();
    const left = (x ?? at.left + at.width / 2) - box.left;
    const top = (y ?? at.top + at.height / 2) - box.top;
    tip.style.left = `${clamp(left, 0, Math.max(box.width - tip.offsetWidth, 0))}px`;
    tip.style.top = `${Math.max(top - tip.offsetHeight - 10, 0)}px`;
  }

  svg.addEventListener("pointermove", (e) => {
    if (e.pointerType !== "touch") mark(titled(e.target), e.clientX, e.clientY);
  });
  svg.addEventListener("pointerleave", () => mark(null));
  svg.addEventListener("click", (e) => mark(titled(e.target), e.clientX, e.clientY));

  // the wheel belongs to the page: the map takes it only with Ctrl or Command
  svg.addEventListener(
    "wheel",
    (e) => {
      if (!e.ctrlKey && !e.metaKey) return;
      e.preventDefault();
      zoom(e.deltaY < 0 ? 1.25 : 0.8, e.clientX, e.clientY);
    },
    { passive: false },
  );

  // one finger scrolls the page; two move the map
  const down = new Map();
  let before = null;
  svg.addEventListener("pointerdown", (e) => {
    down.set(e.pointerId, e);
    before = null;
    if (e.pointerType === "mouse" && view.w < home.w) svg.setPointerCapture(e.pointerId);
  });
  const up = (e) => {
    down.delete(e.pointerId);
    before = null;
  };
  svg.addEventListener("pointerup", up);
  svg.addEventListener("pointercancel", up);
  svg.addEventListener("pointermove", (e) => {
    if (!down.has(e.pointerId)) return;
    down.set(e.pointerId, e);
    const points = [...down.values()];
    if (points.length < (e.pointerType === "mouse" ? 1 : 2)) return;
    const x = points.reduce((sum, p) => sum + p.clientX, 0) / points.length;
    const y = points.reduce((sum, p) => sum + p.clientY, 0) / points.length;
    const spread =
      points.length > 1
        ? Math.hypot(points[0].clientX - points[1].clientX, points[0].clientY - points[1].clientY)
        : 0;
    if (before) {
      const unit = view.w / svg.getBoundingClientRect().width;
      move(view.x - (x - before.x) * unit, view.y - (y - before.y) * unit, view.w, view.h);
      if (spread && before.spread) zoom(spread / before.spread, x, y);
    }
    before = { x, y, spread };
  });

  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const factor = Number(button.dataset.zoom);
      if (factor) zoom(factor);
      else {
        view = { ...home };
        show();
      }
    });
  }

  const find = document.getElementById("find");
  if (find) {
    find.hidden = false;
    const field = find.querySelector("input");
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      const rows = [...document.querySelectorAll("tbody tr")];
      let first = null;
      for (const row of rows) {
        const fits = row.cells[0].textContent.toLowerCase().includes(wanted);
        row.hidden = !fits;
        if (fits && !first && wanted) first = row;
      }
      const shape = first && document.getElementById(first.dataset.shape);
      mark(shape ?? null);
    });
  }
})();
