// Who else has the case open is asked anew each minute while the page is looked at, and told where it has changed.

const region = document.querySelector("[data-here]");
const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;

async function ask() {
  if (document.visibilityState !== "visible") return;
  const answer = await fetch(region.dataset.here, { method: "POST", headers: { "X-CSRFToken": token } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const told = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  // A region that is written anew is read out anew: only what is news is written.
  if (told.textContent.trim() !== region.textContent.trim()) region.replaceChildren(...told.childNodes);
}

if (region && token) setInterval(ask, 60000);
