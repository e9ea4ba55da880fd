// Check a seal on the reader's own device: a pasted code, a picture, or the camera. Once the page is loaded, nothing
// further is asked of the network; the trust list and the words stand in the page.
import { Refused, isoDay, verify } from "./cose.js";

const held = JSON.parse(document.getElementById("seal-words").textContent);
const trust = JSON.parse(document.getElementById("seal-trust").textContent);
const form = document.getElementById("main-form");
const code = form.elements.seal;
const file = form.elements.document;
const shown = document.getElementById("seal-result");
const scan = document.getElementById("scan");
const camera = document.getElementById("camera");
const language = document.documentElement.lang === "fr" ? "fr" : "en";
const PICTURES = ["image/png", "image/jpeg", "image/webp"];
const WIDEST = 2400; // pixels: more makes a phone slow and reads no better
let stream = null;

form.addEventListener("submit", (event) => {
  const picture = file.files[0];
  if (code.value.trim()) {
    event.preventDefault();
    check(code.value.trim());
  } else if (picture && PICTURES.includes(picture.type)) {
    event.preventDefault();
    checkPicture(picture);
  } // A PDF file is sent to the server, which compares its printed text with the seal too.
});
file.addEventListener("change", () => {
  if (file.files[0]) code.value = "";
});

if (navigator.mediaDevices?.getUserMedia) {
  scan.hidden = false;
  scan.addEventListener("click", () => (stream ? stop() : start()));
}

async function check(text) {
  try {
    show(await verify(text, trust), null);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    show(null, error);
  }
}

async function checkPicture(picture) {
  const texts = await readPicture(picture).catch(() => null);
  if (texts === null) return say(held.words.unreadable, "danger");
  const seals = [...new Set(texts.filter((text) => text.startsWith("WP1:")))];
  if (seals.length) {
    code.value = seals[0];
    return check(seals[0]);
  }
  return texts.length ? show(null, new Refused("wrong_prefix")) : say(held.words.none, "danger");
}

async function readPicture(picture) {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, WIDEST / Math.max(bitmap.width, bitmap.height));
  return symbols(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
}

async function symbols(source, width, height) {
  if ("BarcodeDetector" in window) {
    const formats = await window.BarcodeDetector.getSupportedFormats().catch(() => []);
    if (formats.includes("qr_code")) {
      const found = await new window.BarcodeDetector({ formats: ["qr_code"] }).detect(source).catch(() => []);
      if (found.length) return found.map((one) => one.rawValue);
    }
  }
  const canvas = new OffscreenCanvas(width, height);
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  drawing.fillStyle = "white"; // a picture with a clear ground would read as black on black
  drawing.fillRect(0, 0, width, height);
  drawing.drawImage(source, 0, 0, width, height);
  const found = window.jsQR(drawing.getImageData(0, 0, width, height).data, width, height);
  return found ? [found.data] : [];
}

async function start() {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    return say(held.words.no_camera, "warning");
  }
  camera.srcObject = stream;
  camera.hidden = false;
  scan.textContent = held.words.stop[language];
  await camera.play();
  return look();
}

function stop() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  camera.hidden = true;
  scan.textContent = held.words.scan[language];
}

async function look() {
  if (!stream) return;
  const found = camera.videoWidth ? await symbols(camera, camera.videoWidth, camera.videoHeight) : [];
  if (found.length) {
    stop();
    code.value = found[0];
    await check(found[0]);
  } else {
    setTimeout(look, 200);
  }
}

function say(words, tone) {
  shown.replaceChildren(notice(tone, words[language]));
  shown.focus();
}

function show(fields, refused) {
  const parts = [];
  if (fields) {
    parts.push(notice("success", held.words.genuine[language]), table(fields), standing(fields));
    parts.push(list(held.words.proves[language]), asking());
  } else {
    const values = Object.fromEntries(Object.entries(refused.values).map(([name, value]) => [name, written(value)]));
    const sentence = held.faults[refused.fault][language].replace(/\{(\w+)\}/g, (_, name) => values[name]);
    parts.push(notice("danger", held.words.refused[language]), paragraph(sentence));
  }
  shown.dataset.fault = refused?.fault ?? "";
  shown.replaceChildren(...parts);
  shown.focus();
}

function table(fields) {
  const all = element("dl", "summary");
  for (const [key, label] of held.labels) {
    const value = fields.get(key);
    if (value === undefined) continue;
    const row = element("div");
    const name = element("dt");
    name.append(spoken("en", label.en), " / ", spoken("fr", label.fr));
    const told = element("dd");
    told.append(...said(key, value));
    row.append(name, told);
    all.append(row);
  }
  return all;
}

function said(key, value) {
  const pair = key === 1 ? held.kinds[value] : key === 6 ? held.countries[value] : null;
  if (pair) return [spoken("en", pair.en), " / ", spoken("fr", pair.fr)];
  if (held.instants.includes(key)) return [`${new Date(value * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`];
  if (held.dates.includes(key)) return [spoken("en", day(value, "en")), " / ", spoken("fr", day(value, "fr"))];
  return [String(value)];
}

function day(days, spokenIn) {
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(spokenIn === "fr" ? "fr-CA" : "en-GB", options).format(new Date(days * 86_400_000));
}

function standing(fields) {
  if (!fields.has(11)) return ""; // A receipt says when something happened, which stays true.
  const today = Math.floor(Date.now() / 86_400_000);
  const inTime = (fields.get(10) ?? fields.get(12)) <= today && today <= fields.get(11);
  return paragraph(held.words[inTime ? "in_time" : "not_in_time"][language]);
}

function asking() {
  const ask = element("button", "button secondary");
  ask.type = "button";
  ask.textContent = held.words.ask[language];
  ask.addEventListener("click", () => form.submit()); // past our own listener: the server answers
  return ask;
}

const written = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? day(Date.parse(value) / 86_400_000, language) : value);

function notice(tone, words) {
  const box = element("div", `notice ${tone}`);
  const body = element("div", "notice-body");
  body.append(Object.assign(element("p", "notice-title"), { textContent: words }));
  box.append(body);
  return box;
}

function list(sentences) {
  const all = element("ul");
  all.append(...sentences.map((one) => Object.assign(element("li"), { textContent: one })));
  return all;
}

function spoken(lang, words) {
  return Object.assign(element("span"), { lang, textContent: words });
}

const paragraph = (words) => Object.assign(element("p"), { textContent: words });
const element = (name, classes = "") => Object.assign(document.createElement(name), { className: classes });

// For tests, and for whoever wants to check in the console: the verdict of a code as plain data.
window.workpermitSeal = {
  verdict: (text) =>
    verify(text, trust).then(
      (fields) => ({ fault: null, fields: Object.fromEntries([...fields].map(([key, value]) => [key, plain(key, value)])) }),
      (error) => ({ fault: error.fault ?? `${error}`, fields: null }),
    ),
};
const plain = (key, value) =>
  held.dates.includes(key) ? isoDay(value) : value instanceof Uint8Array ? Array.from(value) : value;
