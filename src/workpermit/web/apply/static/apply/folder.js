// Choose a folder instead of a zip file: the browser puts its files into one, and the form sends that as ever.
// Without a script the folder is zipped by hand. Nothing is compressed: most of it is PDF and pictures already.

const place = document.querySelector("[data-folder]");
const packed = document.getElementById("package");
const most = 60 * 1024 * 1024; // what the server takes in one package

const table = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = table[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

// PKWARE's appnote 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16: stored entries, names in UTF-8.
function header(signature, size, write) {
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, signature, true);
  write((at, value) => view.setUint16(at, value, true), (at, value) => view.setUint32(at, value, true));
  return new Uint8Array(view.buffer);
}

function zipped(entries) {
  const parts = [];
  const index = [];
  let offset = 0;
  let indexed = 0;
  for (const { name, bytes } of entries) {
    const crc = crc32(bytes);
    const common = (short, long, at) => {
      short(at, 20);
      short(at + 2, 0x0800);
      short(at + 8, 0x21); // the first of January 1980: the files' own dates are nobody's business
      long(at + 10, crc);
      long(at + 14, bytes.length);
      long(at + 18, bytes.length);
      short(at + 22, name.length);
    };
    const local = header(0x04034b50, 30, (short, long) => common(short, long, 4));
    const central = header(0x02014b50, 46, (short, long) => {
      short(4, 20);
      common(short, long, 6);
      long(42, offset);
    });
    parts.push(local, name, bytes);
    index.push(central, name);
    offset += local.length + name.length + bytes.length;
    indexed += central.length + name.length;
  }
  const end = header(0x06054b50, 22, (short, long) => {
    short(8, entries.length);
    short(10, entries.length);
    long(12, indexed);
    long(16, offset);
  });
  return new Blob([...parts, ...index, end], { type: "application/zip" });
}

async function pack(files) {
  const encoder = new TextEncoder();
  const entries = [];
  for (const file of files) {
    const name = file.webkitRelativePath || file.name;
    entries.push({ name: encoder.encode(name), bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return new File([zipped(entries)], "package.zip", { type: "application/zip" });
}

const chooser = place?.querySelector("input");
if (chooser && "webkitdirectory" in chooser && typeof DataTransfer === "function") {
  const told = place.querySelector("[data-told]");
  place.hidden = false;
  chooser.addEventListener("change", async () => {
    const files = [...chooser.files];
    const size = files.reduce((sum, file) => sum + file.size, 0);
    packed.value = "";
    told.textContent = size > most ? place.dataset.tooLarge : "";
    if (!files.length || size > most) return;
    const carried = new DataTransfer();
    carried.items.add(await pack(files));
    packed.files = carried.files;
    told.textContent = place.dataset.ready.replace("{count}", files.length);
  });
  // The files lie in the zip file: the form must not send them a second time.
  packed.form.addEventListener("submit", () => { chooser.disabled = true; });
}
