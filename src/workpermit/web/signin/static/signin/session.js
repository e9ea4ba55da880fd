// Two minutes before the session ends for want of a request, say so and offer to stay; when it has ended, say that.
// Nothing typed is lost by it: the page stays as it is. Without a script the session ends as it would, and the next
// page says so.

const box = document.getElementById("session-box");

if (box) {
  const [warning, over] = [box.querySelector("[data-warning]"), box.querySelector("[data-over]")];
  const token = box.querySelector("[name=csrfmiddlewaretoken]").value;
  const WARN = 120;
  let end = Date.now() + Number(box.dataset.seconds) * 1000;
  let timer;

  const left = () => (end - Date.now()) / 1000;

  function show() {
    clearTimeout(timer);
    const seconds = left();
    box.hidden = seconds > WARN;
    warning.hidden = seconds <= 0;
    over.hidden = seconds > 0;
    // A machine that slept wakes late; so the time is asked for again, never counted.
    timer = setTimeout(show, seconds > WARN ? Math.min((seconds - WARN) * 1000 + 50, 30000) : 1000);
  }

  async function stay() {
    const answer = await fetch(box.dataset.stay, {
      method: "POST",
      headers: { "X-CSRFToken": token },
    }).catch(() => null);
    // Without an answer nothing is known: the time that was told goes on.
    if (answer?.ok) end = Date.now() + (await answer.json()).seconds * 1000;
    else if (answer?.status === 401) end = Date.now();
    show();
  }

  warning.querySelector("button").addEventListener("click", stay);
  document.addEventListener("visibilitychange", show);
  show();
}
