// Keys of the officers' pages. Every one of them does what a link or a button on the page does; none acts in a field.

const dialog = document.getElementById("keys");
const hint = document.querySelector(".keys-hint");
if (hint) hint.hidden = false;
document.querySelector("[data-shows-keys]")?.addEventListener("click", () => dialog.showModal());

const lines = [...document.querySelectorAll("[data-line]")];
let here = -1;
function move(step) {
  if (!lines.length) return;
  lines[here]?.classList.remove("here");
  here = Math.min(Math.max(here + step, 0), lines.length - 1);
  lines[here].classList.add("here");
  lines[here].querySelector("a")?.focus();
}

const single = {
  j: () => move(1),
  k: () => move(-1),
  n: () => document.querySelector("[data-key-form='n']")?.requestSubmit(),
  a: () => document.getElementById("acts")?.focus(),
  "/": () => document.querySelector(".find input[name=number]")?.focus(),
  "?": () => dialog?.showModal(),
};

const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
let after = "";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog?.open) return;
  if (after === "g") {
    after = "";
    const link = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (link) { event.preventDefault(); link.click(); }
    return;
  }
  if (event.key === "g") { after = "g"; return; }
  const act = single[event.key];
  if (act) { event.preventDefault(); act(); }
});
