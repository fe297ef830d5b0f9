// Where in the page, as it came, a value stands.

// meanings tells people what an origin is; places are the parts of a source that it may be read from.
export const meanings = {
  "json-ld": "the page’s JSON-LD, which it writes for search engines", meta: "a meta or link element of the head",
  microdata: "itemprop attributes and their kin", "time-element": "a time element, or an attribute that holds an instant",
  text: "the words that a reader sees", title: "the title element", url: "the address of the page",
  structure: "the shape of the page, as lede reads it", readability: "the second opinion", script: "the page’s own data in a script",
  options: "what was asked with the page",
};

const places = {
  "json-ld": /<script[^>]*ld\+json[^>]*>[^]*?<\/script>/giu, meta: /<(?:meta|link)\b[^>]*>/giu, title: /<title[^]*?<\/title>/giu,
  "time-element": /<time\b[^]*?<\/time>/giu, script: /<script\b[^]*?<\/script>/giu, text: /<body\b[^]*/giu, structure: /<body\b[^]*/giu,
};

// letter matches a letter as sources write it: itself, an entity, an escape of JSON.
function letter(c) {
  if (/[\p{L}\p{N}]/u.test(c) && c < "\u0080") return c;
  return `(?:${c.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")}|&#?\\w+;|\\\\u[0-9a-fA-F]{4}|\\\\.)`;
}

// named are the parts that hold a name, and where to look in them: in JSON a value stands behind its name, in a tag anywhere.
function named(parts, name) {
  if (!name) return [];
  return parts.flatMap((part) => {
    const low = part[0].toLowerCase(), json = low.startsWith("<script");
    const at = low.indexOf(json ? `"${name}"` : name);
    return at < 0 ? [] : [[json ? at : 0, part]];
  });
}

// locate answers [start, end] of the words in the source, in the part that their origin names, behind the name that they have there,
// where they stand there too; null where they stand nowhere. Tags may stand between the words; the last of many words may be missing.
export function locate(source, text, origin, name) {
  const words = String(text).trim().split(/\s+/).slice(0, 40).map((w) => [...w].map(letter).join(""));
  for (let n = words.length; n > 0; n = n > 3 ? Math.floor(n * 0.7) : n - 1) {
    const pattern = new RegExp(words.slice(0, n).join("(?:\\s|<[^>]*>|&nbsp;|&#160;)+"), "gu");
    const parts = places[origin] ? [...source.matchAll(places[origin])] : [];
    for (const [at, part] of [...named(parts, name), ...parts.map((part) => [0, part])]) {
      pattern.lastIndex = part.index + at;
      const hit = pattern.exec(source);
      if (hit && hit.index < part.index + part[0].length) return [hit.index, hit.index + hit[0].length];
    }
    pattern.lastIndex = 0;
    const hit = pattern.exec(source);
    if (hit) return [hit.index, hit.index + hit[0].length];
  }
  return null;
}
