// Stands in for the TextDecoder of browsers where the checker of labs runs in V8 alone, which has none.

const CHUNK = 8192;
// What stands at 0x80 to 0x9f in Windows-1252; five places are empty there.
const WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function textOf(units, length) {
  const parts = [];
  for (let at = 0; at < length; at += CHUNK) {
    parts.push(String.fromCharCode.apply(null, units.subarray(at, Math.min(at + CHUNK, length))));
  }
  return parts.join("");
}

function wide(bytes, high) {
  const units = new Uint16Array(bytes.length >> 1);
  for (let at = 0; at < units.length; at += 1) units[at] = (bytes[2 * at + high] << 8) | bytes[2 * at + 1 - high];
  return textOf(units, units.length);
}

// The code point that begins at a place and the bytes it takes, by RFC 3629; nothing where it is no UTF-8.
function point(bytes, at) {
  const first = bytes[at];
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  if (first < 0xc2 || first > 0xf4) return null;
  let code = first & (0x3f >> more);
  for (let each = 1; each <= more; each += 1) {
    if ((bytes[at + each] & 0xc0) !== 0x80) return null;
    code = (code << 6) | (bytes[at + each] & 0x3f);
  }
  const isWhole = [true, code > 0x7ff && (code & 0xf800) !== 0xd800, code > 0xffff && code < 0x110000][more - 1];
  return isWhole ? [code, more + 1] : null;
}

function utf8(bytes) {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] < 0x80) {
      units[length++] = bytes[at++];
      continue;
    }
    const found = point(bytes, at);
    if (!found) return null;
    const code = found[0] - 0x10000;
    if (code >= 0) units[length++] = 0xd800 | (code >> 10);
    units[length++] = code >= 0 ? 0xdc00 | (code & 0x3ff) : found[0];
    at += found[1];
  }
  return textOf(units, length);
}

function windows(bytes) {
  const units = Uint16Array.from(bytes, (byte) => ((byte & 0xe0) === 0x80 ? WINDOWS.charCodeAt(byte & 0x1f) : byte));
  return textOf(units, units.length);
}


globalThis.TextDecoder = class {
  constructor(encoding) {
    this.encoding = encoding;
  }

  /** The text of bytes in UTF-8 (a TypeError where they are none), UTF-16 or Windows-1252, without its mark. */
  decode(bytes) {
    const text = {
      "utf-8": utf8,
      "utf-16le": (each) => wide(each, 1),
      "utf-16be": (each) => wide(each, 0),
      "windows-1252": windows,
    }[this.encoding](bytes);
    if (text === null) throw new TypeError("not UTF-8");
    return text.replace(/^\ufeff/, "");
  }
};
