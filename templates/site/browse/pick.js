// Buttons elsewhere on the site that put a paper on the reader's reading list:
// <button class="catalog-pick" data-id="ID" hidden>. Without this script they stay hidden.
import { reading } from "./shelf.js";

function draw(button) {
  const kept = reading.has(button.dataset.id);
  const place = button.closest("li, article, main") ?? document;
  const title = place.querySelector("h1, [class*=title]")?.textContent.trim() ?? button.dataset.id;
  button.textContent = kept ? "Saved" : "Save";
  button.setAttribute("aria-label", `${button.textContent} to reading list: ${title}`);
  button.setAttribute("aria-pressed", String(kept));
}

const buttons = [...document.querySelectorAll(".catalog-pick")];
for (const button of buttons) {
  button.type = "button";
  button.addEventListener("click", () => reading.toggle(button.dataset.id));
  button.hidden = false;
  draw(button);
}
reading.addEventListener("change", () => buttons.forEach(draw));
