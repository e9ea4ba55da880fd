// Verify a seal in the browser, offline: the same steps, in the same order, as trades/letters/seals.py.
//
//   "WP1:" + Base45( 18([ {1: -7, 4: key id}, {}, CBOR map of the fields, r || s ]) )
//
// verify(text, trust) resolves to the fields under their numbers, or throws Refused with the fault's code. There is one
// accepted way to write a seal; whatever is written otherwise is refused, so nothing here guesses.

const PREFIX = "WP1:";
const LONGEST = 1200;
const KEY_ID_LENGTH = 8;
const HEAD = [0xa2, 0x01, 0x26, 0x04, 0x40 + KEY_ID_LENGTH];
const HALF_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n / 2n;
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const ALWAYS = [1, 2, 3, 4, 12, 13];
const ALSO = { 1: [5, 6, 11], 2: [5, 6, 11], 3: [15] }; // by the kind of document: introduction, permit, receipt
const DATES = new Set([5, 10, 11, 12]);
const KINDS = new Set([1, 2, 3]);
const INSTANT = 15; // whole seconds since 1970
const LAST_SECOND = 2 ** 32 - 1; // in the year 2106
const MOST = { 2: 16, 3: 16, 4: 64, 6: 2, 7: 44, 8: 36, 9: 28, 13: 24 }; // UTF-8 bytes of each text
const DIGEST = 14;
const DIGEST_LENGTH = 12;
const FIRST_DAY = -719162; // 1 January of the year 1, counted from 1970
const LAST_DAY = 2932896; // 31 December 9999

export class Refused extends Error {
  constructor(fault, values = {}) {
    super(fault);
    this.fault = fault;
    this.values = values;
  }
}

export async function verify(text, trust) {
  const parts = opened(text.replace(/^[\r\n]+|[\r\n]+$/g, ""));
  const key = trust.keys.find((one) => one.kid === hex(parts.kid));
  if (!key) throw new Refused("unknown_key", { key: hex(parts.kid) });
  await checkSignature(parts, key);
  if (key.status === "revoked") throw new Refused("key_revoked", { key: key.kid });
  const fields = fieldsOf(parts.payload);
  const issued = isoDay(fields.get(12));
  if (issued < key.not_before || issued > key.not_after) {
    throw new Refused("key_not_valid", { key: key.kid, day: issued, first: key.not_before, last: key.not_after });
  }
  return fields;
}

export function isoDay(days) {
  const day = new Date(days * 86_400_000);
  return `${String(day.getUTCFullYear()).padStart(4, "0")}-${day.toISOString().slice(-19, -14)}`;
}

function opened(text) {
  if (!text.startsWith(PREFIX)) throw new Refused("wrong_prefix");
  if ([...text].length > LONGEST) throw new Refused("not_readable");
  const data = fromBase45(text.slice(PREFIX.length));
  const whole = decoded(data);
  const [protectedHead, , payload, signature] = Array.isArray(whole?.value) ? whole.value : [];
  const isShaped = whole?.tag === 18 && whole.value.length === 4;
  if (!isShaped || ![protectedHead, payload, signature].every((one) => one instanceof Uint8Array)) {
    throw new Refused("not_readable");
  }
  const kid = protectedHead.slice(-KEY_ID_LENGTH);
  const canonical = joined([0xd2, 0x84], encoded(protectedHead), [0xa0], encoded(payload), encoded(signature));
  const isCanonical = same(protectedHead, joined(HEAD, kid)) && signature.length === 64 && same(canonical, data);
  if (!isCanonical) throw new Refused("not_canonical");
  return { protectedHead, payload, signature, kid };
}

async function checkSignature({ protectedHead, payload, signature }, key) {
  if (BigInt(`0x${hex(signature.slice(32))}`) > HALF_ORDER) throw new Refused("not_canonical");
  const { kty, crv, x, y } = key.public_key;
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const held = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, curve, false, ["verify"]);
  const signed = joined([0x84], encoded("Signature1"), encoded(protectedHead), [0x40], encoded(payload));
  const fits = await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, held, signature, signed);
  if (!fits) throw new Refused("bad_signature");
}

function fieldsOf(payload) {
  const held = decoded(payload);
  if (!(held instanceof Map)) throw new Refused("not_readable");
  for (const [key, value] of held) {
    if (!isField(key, value)) throw new Refused("unknown_field", { what: `${key}` });
  }
  const mandatory = held.has(1) ? [...ALWAYS, ...ALSO[held.get(1)]].sort((a, b) => a - b) : [1];
  const missing = mandatory.find((key) => !held.has(key));
  if (missing !== undefined) throw new Refused("unknown_field", { what: `without ${missing}` });
  const keys = [...held.keys()].sort((a, b) => a - b);
  const written = joined([0xa0 + keys.length], ...keys.flatMap((key) => [[key], encoded(composed(held.get(key)))]));
  if (!same(written, payload)) throw new Refused("not_canonical");
  return held;
}

function isField(key, value) {
  if (key === 1) return KINDS.has(value);
  if (DATES.has(key)) return Number.isInteger(value) && value >= FIRST_DAY && value <= LAST_DAY;
  if (key === INSTANT) return Number.isInteger(value) && value >= 0 && value <= LAST_SECOND;
  if (key === DIGEST) return value instanceof Uint8Array && value.length > 0 && value.length <= DIGEST_LENGTH;
  if (!(key in MOST) || typeof key !== "number" || typeof value !== "string") return false;
  const size = new TextEncoder().encode(value).length;
  return size > 0 && size <= MOST[key];
}

// --- Base45 (RFC 9285) ---

function fromBase45(text) {
  const values = [...text].map((one) => ALPHABET.indexOf(one));
  if (values.includes(-1) || values.length % 3 === 1) throw new Refused("not_readable");
  const data = [];
  for (let i = 0; i + 2 < values.length; i += 3) {
    const number = values[i] + 45 * values[i + 1] + 2025 * values[i + 2];
    if (number > 0xffff) throw new Refused("not_readable");
    data.push(number >> 8, number & 0xff);
  }
  if (values.length % 3 === 2) {
    const last = values.at(-2) + 45 * values.at(-1);
    if (last > 0xff) throw new Refused("not_readable");
    data.push(last);
  }
  return Uint8Array.from(data);
}

// --- CBOR (RFC 8949): what is read, and the one way in which it is written ---

function decoded(data) {
  try {
    return new Reader(data).item();
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused("not_readable");
  }
}

class Reader {
  constructor(data) {
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    this.data = data;
    this.at = 0;
    this.depth = 0;
  }

  item() {
    if (++this.depth > 64) throw new RangeError("too deep");
    const first = this.view.getUint8(this.at++);
    const value = this.ofType(first >> 5, first & 31);
    this.depth--;
    return value;
  }

  ofType(type, info) {
    if (type === 7) return this.simple(info);
    const count = this.count(info);
    if (type === 0) return count;
    if (type === 1) return -1 - count;
    if (type === 2) return this.bytes(count);
    if (type === 3) return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.bytes(count));
    if (type === 4) return this.list(count);
    if (type === 5) return new Map(this.list(count * 2).reduce(pairs, []));
    return { tag: count, value: this.item() };
  }

  count(info) {
    if (info < 24) return info;
    const size = { 24: 1, 25: 2, 26: 4, 27: 8 }[info];
    if (!size) throw new RangeError("an indefinite or reserved length");
    const at = this.at;
    this.at += size;
    if (size === 8) return Number(this.view.getBigUint64(at));
    return size === 4 ? this.view.getUint32(at) : size === 2 ? this.view.getUint16(at) : this.view.getUint8(at);
  }

  bytes(count) {
    if (this.at + count > this.data.length) throw new RangeError("cut short");
    this.at += count;
    return this.data.slice(this.at - count, this.at);
  }

  list(count) {
    if (count > this.data.length) throw new RangeError("cut short");
    return Array.from({ length: count }, () => this.item());
  }

  simple(info) {
    if (info === 31) throw new RangeError("a break without its list");
    const size = { 24: 1, 25: 2, 26: 4, 27: 8 }[info] ?? 0;
    if (this.at + size > this.data.length || (info > 27 && info < 31)) throw new RangeError("cut short");
    this.at += size;
    return { simple: info };
  }
}

function pairs(found, value, place) {
  if (place % 2) found.at(-1).push(value);
  else found.push([value]);
  return found;
}

function encoded(value) {
  if (value instanceof Uint8Array) return joined(head(2, value.length), value);
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  const text = new TextEncoder().encode(value);
  return joined(head(3, text.length), text);
}

function head(type, count) {
  const major = type << 5;
  if (count < 24) return Uint8Array.of(major + count);
  if (count < 0x100) return Uint8Array.of(major + 24, count);
  if (count < 0x10000) return Uint8Array.of(major + 25, count >> 8, count & 0xff);
  return Uint8Array.of(major + 26, count >>> 24, (count >> 16) & 0xff, (count >> 8) & 0xff, count & 0xff);
}

const composed = (value) => (typeof value === "string" ? value.normalize("NFC") : value);
const hex = (data) => [...data].map((one) => one.toString(16).padStart(2, "0")).join("");
const same = (one, other) => one.length === other.length && one.every((value, place) => value === other[place]);

function joined(...parts) {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
