// What the pages do better with a script; every page works without it.

// A list of faults is read first.
document.querySelector("[data-focus]")?.focus();

// A button that sends is pressed once; the key in the form makes a second press harmless anyway.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent && !event.submitter?.name) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 4000);
  });
}

// The time left is told anew each minute, in the words the page came with.
const words = document.documentElement.lang === "fr"
  ? { day: ["jour", "jours"], hour: ["heure", "heures"], minute: ["minute", "minutes"], and: " et ", left: (s) => `il reste ${s}`, few: "il reste moins d’une minute", past: "la date limite est passée", one: (n) => n < 2 }
  : { day: ["day", "days"], hour: ["hour", "hours"], minute: ["minute", "minutes"], and: " and ", left: (s) => `${s} left`, few: "less than one minute left", past: "the due date has passed", one: (n) => n === 1 };
const counted = (n, [one, many]) => `${n}\u00a0${words.one(n) ? one : many}`;
function left(due) {
  const minutes = Math.floor((due - Date.now()) / 60000);
  if (due <= Date.now()) return words.past;
  if (minutes === 0) return words.few;
  const days = Math.floor(minutes / 1440), hours = Math.floor(minutes / 60) % 24, rest = minutes % 60;
  const units = [];
  if (days) units.push(counted(days, words.day));
  if (hours) units.push(counted(hours, words.hour));
  if (rest && !days) units.push(counted(rest, words.minute));
  return words.left(units.join(words.and));
}
// A simulated clock (the demonstration's) is not this machine's: then the page's own words stand.
const clocks = [...document.querySelectorAll(".left[data-due]")];
if (clocks.length && document.documentElement.dataset.clock !== "set") {
  setInterval(() => {
    for (const one of clocks) {
      const said = left(Date.parse(one.dataset.due));
      one.lastElementChild.textContent = said[0].toUpperCase() + said.slice(1);
    }
  }, 60000);
}
