// Uploads in pieces that go on after a cut line (tus 1.0). Without it the form sends the files whole.
//
// A form with data-upload (where to announce files), data-case, data-request and data-item is taken over: its files go one after the other,
// each announced first (the server stamps that moment), then sent in pieces; the page is shown anew at the end.

const french = document.documentElement.lang === "fr";
const words = french
  ? {
      starting: (name) => `${name} : l’envoi commence.`,
      arrived: "Voir ce qui est arrivé",
      announced: (name) => `${name} : annoncé. L’instant est retenu.`,
      going: (name, percent) => `${name} : ${percent} % envoyés`,
      waiting: (name, seconds) => `${name} : la connexion est coupée. Nouvel essai dans ${seconds} s ; ce qui est arrivé est conservé.`,
      checking: (name) => `${name} : arrivé. Nous vérifions que nous pouvons le lire.`,
      done: (name) => `${name} : arrivé.`,
      failed: (name) => `${name} : l’envoi n’a pas réussi. Ce n’est pas votre faute ; veuillez réessayer.`,
      signIn: "Connectez-vous de nouveau, puis ajoutez le fichier encore une fois.",
    }
  : {
      starting: (name) => `${name}: sending begins.`,
      arrived: "Show what has arrived",
      announced: (name) => `${name}: announced. The moment is noted.`,
      going: (name, percent) => `${name}: ${percent}% sent`,
      waiting: (name, seconds) => `${name}: the connection is cut. Trying again in ${seconds} s; what has arrived is kept.`,
      checking: (name) => `${name}: arrived. We check that we can read it.`,
      done: (name) => `${name}: arrived.`,
      failed: (name) => `${name}: sending did not work. It is not your fault; please try again.`,
      signIn: "Sign in again, then add the file once more.",
    };

const PIECE = 512 * 1024;
const PAUSES = [1, 2, 4, 8, 15, 30, 60, 60, 60, 60];
const VERSION = { "Tus-Resumable": "1.0.0" };

class Refused extends Error {}

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const pause = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

// Ask the server; a cut line and a server that is away are tried again, a refusal is the reader's to know.
async function ask(address, options) {
  const answer = await fetch(address, { ...options, headers: { ...VERSION, ...options.headers }, credentials: "same-origin", redirect: "error" });
  if (answer.ok || answer.status === 409) { return answer; }
  if (answer.status === 401) { throw new Refused(words.signIn); }
  if (answer.status >= 500 || answer.status === 408 || answer.status === 429) { throw new Error(String(answer.status)); }
  const said = await answer.json().catch(() => ({}));
  throw new Refused(said[french ? "fr" : "en"] || "");
}

async function patiently(file, line, act) {
  for (const seconds of [...PAUSES, null]) {
    try {
      return await act();
    } catch (fault) {
      if (fault instanceof Refused || seconds === null) { throw fault; }
      line.say(words.waiting(file.name, seconds));
      await pause(seconds);
    }
  }
  return null;
}

function announce(form, file) {
  const told = { filename: file.name, case: form.dataset.case, request: form.dataset.request, item: form.dataset.item };
  const metadata = Object.entries(told).map(([name, value]) => `${name} ${base64(value)}`).join(",");
  return ask(form.dataset.upload, { method: "POST", headers: { "Upload-Length": String(file.size), "Upload-Metadata": metadata } });
}

async function offsetOf(address) {
  const answer = await ask(address, { method: "HEAD" });
  return Number(answer.headers.get("Upload-Offset"));
}

async function send(form, file, line) {
  line.say(words.starting(file.name));
  const announced = await patiently(file, line, () => announce(form, file));
  if (announced.status === 409) {
    const said = await announced.json();
    throw new Refused(said[french ? "fr" : "en"]);
  }
  const address = new URL(announced.headers.get("Location"), location.href).pathname;
  line.say(words.announced(file.name));
  let offset = 0;
  while (offset < file.size) {
    offset = await patiently(file, line, async () => {
      // After a cut the server knows best how much has arrived.
      const from = line.isCut ? await offsetOf(address) : offset;
      line.isCut = true;
      if (from >= file.size) { return from; }
      if (from + PIECE >= file.size) { line.say(words.checking(file.name)); }
      const answer = await ask(address, {
        method: "PATCH",
        headers: { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(from) },
        body: file.slice(from, from + PIECE),
      });
      line.isCut = answer.status === 409;
      return answer.status === 409 ? from : Number(answer.headers.get("Upload-Offset"));
    });
    line.show(offset / file.size);
    if (offset < file.size) { line.say(words.going(file.name, Math.floor((offset / file.size) * 100))); }
  }
  const told = await (await patiently(file, line, () => ask(address, { method: "GET" }))).json();
  if (told.refusal) {
    await ask(address, { method: "DELETE" }).catch(() => {});
    throw new Refused(told.refusal[french ? "fr" : "en"]);
  }
  await note(form, address);
  line.say(words.done(file.name));
}

// The note beside the files goes with each of them.
async function note(form, address) {
  const text = form.elements.note?.value.trim();
  if (!text) { return; }
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("note", text);
  const id = address.split("/").filter(Boolean).pop();
  const place = form.action.replace(/(item|point)\/\d+\/$/, french ? `fichier/${id}/` : `file/${id}/`);
  await fetch(place, { method: "POST", body, credentials: "same-origin", redirect: "manual" }).catch(() => {});
}

function newLine(form) {
  const box = form.querySelector("[data-lines]");
  const text = document.createElement("p");
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  box.append(text, bar);
  return {
    isCut: false,
    say(words) { text.textContent = words; },
    show(share) { bar.value = share; },
    link(words) {
      const link = document.createElement("a");
      link.href = location.pathname;
      link.textContent = words;
      text.replaceChildren(link);
      bar.remove();
    },
    fail(words) { text.textContent = words; text.className = "error"; bar.remove(); },
  };
}

async function takeOver(form, event) {
  const field = form.querySelector("[data-uploads]");
  if (!field?.files.length) { return; }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.busy) { return; }
  form.dataset.busy = "1";
  form.querySelector("[data-lines]").replaceChildren();
  let failed = false, arrived = 0;
  for (const file of field.files) {
    const line = newLine(form);
    try {
      await send(form, file, line);
      arrived += 1;
    } catch (fault) {
      failed = true;
      line.fail((fault instanceof Refused && fault.message) || words.failed(file.name));
    }
  }
  delete form.dataset.busy;
  if (failed) {
    field.value = "";
    if (arrived) { newLine(form).link(words.arrived); }
    return;
  }
  location.hash = `item-${Number(form.dataset.item) + 1}`;
  location.reload();
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  form.addEventListener("submit", (event) => { takeOver(form, event); }, { capture: true });
}
