// What a step does better with a script: questions open at once, and what is typed is saved as one goes.
// Without it the server opens the questions when the page is sent, and the buttons save.

const form = document.querySelector("form[data-autosave]");

if (form) {
  const mark = document.createElement("input");
  mark.type = "hidden";
  mark.name = "scripted";
  mark.value = "1";
  form.append(mark);

  // A question stands open while the answer that calls for it is given.
  const answer = (name) => {
    const controls = [...form.elements].filter((one) => one.name === name);
    const chosen = controls.find((one) => (one.type === "radio" || one.type === "checkbox" ? one.checked : true));
    return chosen ? chosen.value : "";
  };
  const conditional = [...form.querySelectorAll("[data-when]")];
  const open = () => {
    for (const one of conditional) one.hidden = !one.dataset.values.split(" ").includes(answer(one.dataset.when));
  };
  form.addEventListener("change", open);
  open();

  // Saved two seconds after the last change; the version comes back, so that a second window is noticed.
  const told = form.querySelector("[data-told]");
  let waiting = 0;
  let sending = false;
  let sent = false;
  let pressed = null; // The button that was pressed while a saving was on its way.
  const save = async () => {
    if (sending || sent) return;
    sending = true;
    const data = new FormData(form);
    data.set("autosave", "1");
    try {
      const response = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
      const said = response.headers.get("Content-Type")?.startsWith("application/json") ? await response.json() : {};
      if (said.version !== undefined && !sent) form.elements.seen.value = said.version;
      if (said.told) told.textContent = said.told;
    } catch {
      told.textContent = ""; // No network: the buttons will say so, and the next change tries again.
    }
    sending = false;
    if (pressed) form.requestSubmit(pressed);
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, 2000);
  });
  form.addEventListener("submit", (event) => {
    if (sending && event.submitter) {
      // Its answer holds the version that this page must name, or it would quarrel with itself.
      event.preventDefault();
      pressed = event.submitter;
      return;
    }
    pressed = null;
    sent = true;
    clearTimeout(waiting);
    setTimeout(() => { sent = false; }, 4000);
  });
}
