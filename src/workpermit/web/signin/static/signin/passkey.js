// Passkeys: ask the browser for one, put its answer into the form, send the form. Without a script the forms stay hidden.

const form = document.getElementById("passkey-form");
const json = window.webauthnJSON; // mfa/js/webauthn-json.js, which also serves browsers that cannot read JSON themselves
const held = document.getElementById("passkey-options");

async function options() {
  if (held) return JSON.parse(held.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

async function asked() {
  const told = await options();
  return form.dataset.passkey === "add" ? json.create(told.creation_options) : json.get(told.request_options);
}

if (form && json?.supported()) {
  form.hidden = false;
  const trouble = form.querySelector("[data-trouble]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await asked());
      HTMLFormElement.prototype.submit.call(form);
    } catch {
      trouble.hidden = false;
    }
  });
}
