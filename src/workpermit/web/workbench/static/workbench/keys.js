// Keys of the officers' pages. Every one of them does what a link or a button on the page does; none acts in a field.
// Single keys can be turned off in the list of keys (WCAG 2.1.4); this browser remembers it.

const dialog = document.getElementById("keys");
const hint = document.querySelector(".keys-hint");
if (hint) hint.hidden = false;
document.querySelector("[data-shows-keys]")?.addEventListener("click", () => dialog.showModal());

const OFF = "workbench-keys-off";
const toggle = document.querySelector("[data-keys-on]");
const kept = (act) => { try { return act(localStorage); } catch { return null; } };
let isOn = kept((storage) => storage.getItem(OFF)) !== "1";
if (toggle) {
  toggle.checked = isOn;
  toggle.addEventListener("change", () => {
    isOn = toggle.checked;
    kept((storage) => (isOn ? storage.removeItem(OFF) : storage.setItem(OFF, "1")));
  });
}

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
  x: () => lines[here]?.querySelector("input[type=checkbox]")?.click(),
  n: () => document.querySelector("[data-key-form='n']")?.requestSubmit(),
  a: () => document.getElementById("acts")?.focus(),
  "/": () => document.querySelector(".find input[name=number]")?.focus(),
  "?": () => dialog?.showModal(),
};

// A box is no place to type in: the keys go on beside the one that was just ticked.
const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
const PAUSE = 2000; // how long a "g" waits for the key after it
let begun = 0;
document.addEventListener("keydown", (event) => {
  if (!isOn || event.repeat && event.key === "n" || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog?.open) return;
  if (event.timeStamp - begun < PAUSE && begun) {
    begun = 0;
    const link = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (link) { event.preventDefault(); link.click(); }
    return;
  }
  begun = event.key === "g" ? event.timeStamp : 0;
  const act = single[event.key];
  if (act) { event.preventDefault(); act(); }
});
