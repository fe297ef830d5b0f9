// Why a field has its value: which source of the page was believed, and the rule behind that.

// shown are the rules for what is read from the words and the shape of a page, a field each.
const shown = {
  dateline: "it opens the first paragraph of reporting",
  lede: "the first paragraph of reporting, its dateline removed",
  language: "the words of the text",
  category: "the page shows it above the headline",
  topics: "links below or above the text that are marked as tags",
  publisher: "the outlet's name around the headline",
  canonical_url: "the address that the page gives itself",
};

// values are what an Article has in a field, as texts.
function values(article, field) {
  const v = article[field];
  switch (field) {
    case "byline": return (v || []).map((a) => a.name);
    case "topics": return v || [];
    case "publisher": return v && v.name ? [v.name] : [];
    case "images": return (v || []).map((i) => i.url).filter(Boolean);
    case "access": return v ? [String(v === "free")] : [];
    case "published": case "modified": return v && v.time ? [v.time] : [];
    case "body": return [];
  }
  return v ? [String(v)] : [];
}

const plain = (s) => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

// says reports whether a source tells a value.
function says(value, source) {
  if (source.field === "published" || source.field === "modified") {
    return Date.parse(source.value) === Date.parse(value) || source.value.slice(0, 10) === value.slice(0, 10);
  }
  const a = plain(value), b = plain(source.value);
  return a === b || Math.min(a.length, b.length) > 3 && (a.includes(b) || b.includes(a));
}

const origin = (article, field) => {
  const stamp = article[field];
  return stamp && stamp.origin || (article.origins || {})[field];
};

// took is the source whose value a field has, or undefined: of those that tell it the one of the field's origin, else the first.
export function took(article, told, field) {
  const all = values(article, field), from = origin(article, field);
  const telling = told.filter((s) => s.field === field && all.some((v) => says(v, s)));
  return telling.find((s) => s.origin === from) || (from ? undefined : telling[0]);
}

export const sourceName = (s) => `${s.place}, ${s.name}`;

// ruleOf tells the rule by which a field has its value.
export function ruleOf(field, from, won) {
  if (won) return `${sourceName(won)}: ${won.why}`;
  if (from === "options") return "said by whoever asked";
  if (from === "url") return "the date in the address of the page";
  return shown[field] || "";
}
