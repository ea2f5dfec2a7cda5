// The map of the papers: drawn on a canvas when it comes into view, with a list of what it shows.
const box = document.querySelector("[data-map]");
if (box) {
  const seen = new IntersectionObserver((found) => {
    if (!found.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    start(box).catch(() => {
      box.querySelector(".c-map__missing").textContent = "The map could not be loaded.";
    });
  });
  seen.observe(box);
}

const WIDE = 4096;
const LISTED = 40;

async function start(box) {
  const { groups, papers } = await (await fetch(box.dataset.map)).json();
  if (!papers.length) return box.replaceChildren();
  const canvas = make("canvas", "c-map__canvas");
  const keys = make("div", "c-map__keys");
  const side = make("div", "c-map__side");
  const heading = make("h3", "");
  const list = make("ol", "c-map__list");
  const legend = make("ul", "c-map__legend");
  const view = { x: WIDE / 2, y: WIDE / 2, zoom: 1 };
  let colours = [];
  let shown = [];
  let pointed = -1;

  const others = papers.some((paper) => paper[3] >= groups.length);
  [...groups, ...(others ? ["Other categories"] : [])].forEach((title, number) => {
    const item = make("li", `c-map__group c-map__group--${groups[number] ? number : "none"}`);
    item.textContent = title;
    legend.append(item);
  });
  for (const [label, name, change] of [
    ["+", "Zoom in", () => zoomBy(1.6)],
    ["−", "Zoom out", () => zoomBy(1 / 1.6)],
    ["←", "Move left", () => moveBy(-0.25, 0)],
    ["→", "Move right", () => moveBy(0.25, 0)],
    ["↑", "Move up", () => moveBy(0, -0.25)],
    ["↓", "Move down", () => moveBy(0, 0.25)],
  ]) {
    const button = make("button", "c-map__key");
    button.type = "button";
    button.textContent = label;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", change);
    keys.append(button);
  }
  canvas.setAttribute("aria-hidden", "true");
  heading.id = "map-list";
  heading.setAttribute("aria-live", "polite");
  list.setAttribute("aria-labelledby", heading.id);
  side.append(heading, list);
  const left = make("div", "c-map__left");
  left.append(canvas, keys, legend);
  box.replaceChildren(left, side);

  const scale = () => (Math.min(canvas.clientWidth, canvas.clientHeight) / WIDE) * view.zoom * 0.94;
  const place = ([, , , , x, y]) => [
    canvas.clientWidth / 2 + (x - view.x) * scale(),
    canvas.clientHeight / 2 + (y - view.y) * scale(),
  ];

  function zoomBy(factor, at) {
    const before = scale();
    view.zoom = Math.min(60, Math.max(1, view.zoom * factor));
    if (at) {
      const dx = at[0] - canvas.clientWidth / 2;
      const dy = at[1] - canvas.clientHeight / 2;
      view.x += dx / before - dx / scale();
      view.y += dy / before - dy / scale();
    }
    settle();
  }

  function moveBy(x, y) {
    view.x += (x * canvas.clientWidth) / scale();
    view.y += (y * canvas.clientHeight) / scale();
    settle();
  }

  function settle() {
    view.x = Math.min(WIDE, Math.max(0, view.x));
    view.y = Math.min(WIDE, Math.max(0, view.y));
    requestAnimationFrame(draw);
    clearTimeout(settle.timer);
    settle.timer = setTimeout(tell, 120);
  }

  function draw() {
    const ratio = devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const size = Math.min(6, Math.max(1, (60 / Math.sqrt(papers.length)) * Math.sqrt(view.zoom)));
    shown = [];
    papers.forEach((paper, number) => {
      const [x, y] = place(paper);
      if (x < -9 || y < -9 || x > width + 9 || y > height + 9) return;
      shown.push(number);
      pen.fillStyle = colours[paper[3]] ?? colours.at(-1);
      pen.globalAlpha = 0.75;
      pen.beginPath();
      pen.arc(x, y, size, 0, 2 * Math.PI);
      pen.fill();
    });
    if (pointed >= 0) {
      const [x, y] = place(papers[pointed]);
      pen.globalAlpha = 1;
      pen.strokeStyle = colours.text;
      pen.lineWidth = 2;
      pen.beginPath();
      pen.arc(x, y, size + 4, 0, 2 * Math.PI);
      pen.stroke();
    }
  }

  function tell() {
    const middle = (paper) => (paper[4] - view.x) ** 2 + (paper[5] - view.y) ** 2;
    const near = [...shown].sort((a, b) => middle(papers[a]) - middle(papers[b])).slice(0, LISTED);
    const papersInView = `${shown.length} ${shown.length === 1 ? "paper" : "papers"} in view`;
    heading.textContent =
      shown.length > LISTED ? `${papersInView}, the ${LISTED} nearest to the middle listed` : papersInView;
    list.replaceChildren(
      ...near.map((number) => {
        const [id, title, year] = papers[number];
        const item = make("li", "");
        const link = make("a", "");
        link.href = `${box.dataset.papers}${id}/`;
        link.textContent = title;
        const point = () => mark(number);
        link.addEventListener("focus", point);
        link.addEventListener("mouseenter", point);
        item.append(link, year ? ` ${year}` : "");
        return item;
      }),
    );
  }

  function mark(number) {
    if (pointed === number) return;
    pointed = number;
    canvas.title = number >= 0 ? papers[number][1] : "";
    requestAnimationFrame(draw);
  }

  function nearest(event) {
    const at = [event.offsetX, event.offsetY];
    let best = -1;
    let distance = 14 ** 2;
    for (const number of shown) {
      const [x, y] = place(papers[number]);
      const d = (x - at[0]) ** 2 + (y - at[1]) ** 2;
      if (d < distance) [best, distance] = [number, d];
    }
    return best;
  }

  let held = null;
  canvas.addEventListener("pointerdown", (event) => {
    held = { x: event.offsetX, y: event.offsetY, moved: false };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) return mark(nearest(event));
    const [dx, dy] = [event.offsetX - held.x, event.offsetY - held.y];
    if (!held.moved && Math.hypot(dx, dy) < 4) return;
    view.x -= dx / scale();
    view.y -= dy / scale();
    held = { x: event.offsetX, y: event.offsetY, moved: true };
    settle();
  });
  canvas.addEventListener("pointerup", (event) => {
    const number = held && !held.moved ? nearest(event) : -1;
    held = null;
    if (number >= 0) location.href = `${box.dataset.papers}${papers[number][0]}/`;
  });
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return; // a page that scrolls must go on scrolling
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2, [event.offsetX, event.offsetY]);
    },
    { passive: false },
  );
  canvas.addEventListener("dblclick", (event) => zoomBy(1.8, [event.offsetX, event.offsetY]));

  function paint() {
    const style = getComputedStyle(box);
    colours = [...groups, ""].map((_, number) => {
      const found = style.getPropertyValue(`--c-group-${number}`).trim();
      return number < groups.length && found ? found : style.getPropertyValue("--c-group-none");
    });
    colours.text = style.color;
    draw();
  }
  // After whoever sets the colours of the page has heard of it too.
  addEventListener("catalog:colours", () => setTimeout(paint));
  addEventListener("storage", () => setTimeout(paint));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(paint));
  new ResizeObserver(() => requestAnimationFrame(draw)).observe(canvas);
  paint();
  tell();
}

function make(tag, name) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  return made;
}
