// What every view is made of. All text of a page goes into the document as text, never as markup.

export const $ = (id) => document.getElementById(id);

// el makes an element: el("p", {class: "meta"}, "words", child, …)
export function el(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) e.setAttribute(key, value === true ? "" : value);
  }
  e.append(...children.filter((c) => c !== null && c !== undefined && c !== "" && c !== false));
  return e;
}

// table has a caption for those who hear it. On a narrow screen its cells stand below each other, each with its column's name.
export function table(caption, head, rows, name) {
  if (!rows.length) return el("p", {class: "quiet"}, "There are none.");
  return el("table", {class: name}, el("caption", {class: "unseen"}, caption),
    el("thead", {}, el("tr", {}, ...head.map((h) => el("th", {scope: "col"}, h)))),
    el("tbody", {}, ...rows.map((r) => el("tr", {}, ...r.map((c, i) => el("td", {"data-head": head[i], class: c ? "" : "empty"}, c || ""))))));
}

export function bar(share, colour = "") {
  const b = el("span", {class: "bar " + colour, "aria-hidden": "true"});
  b.style.width = Math.max(3, Math.round(share * 140)) + "px";
  return b;
}

export const percent = (n) => Math.round((n || 0) * 100) + " %";
export const names = (list) => (list || []).map((a) => a.role ? `${a.name} (${a.role})` : a.name).join(", ");
export const plural = (n, one, many) => n === 1 ? `1 ${one}` : `${n} ${many || one + "s"}`;

// shortTime shows no more of an instant than its precision.
export function shortTime(t) {
  if (!t.time) return "not resolved";
  const length = {year: 4, month: 7, day: 10, week: 10, hour: 13, minute: 16, second: 19}[t.precision] || 19;
  const zone = t.zone_known && length > 10 ? " " + t.time.slice(19).replace(/^\.\d+/, "").replace("Z", "UTC") : "";
  return t.time.slice(0, length).replace("T", " ") + (length === 13 ? " h" : "") + zone + (t.precision === "week" ? " (week)" : "");
}

export const when = (t) => !t ? "" : [shortTime(t), t.text && `“${t.text}”`].filter(Boolean).join(" · ");
