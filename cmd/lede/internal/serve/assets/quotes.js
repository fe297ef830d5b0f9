// Quotes in the text of an Article: coloured by speaker, and told of when pointed at.
import {$, el, percent, when} from "./dom.js";
import {spoken} from "./reasons.js";

const bytes = new TextEncoder(), chars = new TextDecoder();
export const SURE = 0.7; // a quote that lede is less sure of is shown with a dotted line

export const speaker = (q) => q.speaker ? q.speaker.name || q.speaker.mention || "" : "";

// speakers are [name, words quoted, quotes], who is quoted most first.
export function speakers(article) {
  const count = new Map();
  for (const q of article.quotes || []) {
    const who = speaker(q);
    if (!who) continue;
    const row = count.get(who) || [who, 0, 0];
    count.set(who, [who, row[1] + q.text.trim().split(/\s+/).length, row[2] + 1]);
  }
  return [...count.values()].sort((a, b) => b[1] - a[1]);
}

// colour is the class of a speaker's quotes.
export function colour(order, q) {
  const i = order.findIndex(([who]) => who === speaker(q));
  return i < 0 ? "none" : "s" + i % 8;
}

// marked cuts text, which begins at byte base of block bi of section si, into plain words and quotes.
export function marked(article, order, si, bi, text, base, find) {
  const raw = bytes.encode(text), out = [];
  const cut = (from, to) => chars.decode(raw.subarray(from, to));
  const parts = (article.quotes || []).flatMap((q, qi) => q.parts.filter((p) => p.section === si && p.block === bi).map((p) => ({q, qi, p})))
    .sort((a, b) => a.p.start - b.p.start);
  let at = 0;
  for (const {q, qi, p} of parts) {
    const from = p.start - base, to = p.end - base;
    if (from < at || to > raw.length) continue;
    const tell = (e) => note(q, qi, e.currentTarget);
    out.push(cut(at, from), el("mark", {
      class: colour(order, q) + (q.confidence < SURE ? " unsure" : ""), tabindex: "0", role: "button", "aria-describedby": "note", "data-quote": qi,
      onmouseenter: tell, onfocus: tell, onmouseleave: () => note(null), onblur: () => note(null),
      onclick: (e) => keep(e, q, qi, find), onkeydown: (e) => { if (e.key === "Enter" || e.key === " ") keep(e, q, qi, find); },
    }, cut(from, to)));
    at = to;
  }
  out.push(cut(at, raw.length));
  return out;
}

let kept = null; // the quote whose note stays until it is closed

// keep lets the note stay, with a way to the source in it.
function keep(e, q, qi, find) {
  e.preventDefault();
  const from = e.currentTarget;
  kept = null;
  note(q, qi, from);
  kept = from;
  const go = el("button", {type: "button", onclick: () => { release(); find(q.parts[0].text, "text"); }}, "Show it in the source");
  $("note").append(el("p", {class: "buttons"}, go, " ", el("button", {type: "button", onclick: () => release(true)}, "Close")));
  go.focus();
}

// release closes a note that stays.
export function release(back) {
  const from = kept;
  kept = null;
  note(null);
  if (back && from) from.focus();
}

// note tells of a quote; lights its other parts, its cue and the words for its speaker.
export function note(q, qi, at) {
  if (kept) return;
  const box = $("note");
  for (const m of document.querySelectorAll("mark[data-quote]")) m.classList.toggle("on", Boolean(q) && m.dataset.quote === String(qi));
  box.hidden = !q;
  if (globalThis.CSS && CSS.highlights) CSS.highlights.clear();
  if (!q) return;
  const s = q.speaker || {};
  const by = (what) => spoken(`/quotes/${qi}/${what}`);
  const rows = [["speaker", speaker(q) || "nobody named", by("speaker")], ["in the text", s.mention !== speaker(q) && s.mention], ["role", [s.role, s.affiliation].filter(Boolean).join(", ")],
    ["cue", q.cue || "none", by("cue")], ["told to", q.told_to], ["when", when(q.said_at), by("said_at")], ["kind", q.kind + (q.parts.length > 1 ? `, in ${q.parts.length} parts` : ""), by("kind")],
    ["sure", percent(q.confidence)]].filter(([, v]) => v);
  box.replaceChildren(el("dl", {}, ...rows.flatMap(([k, v, why]) => [el("dt", {}, k), el("dd", {}, v, why && el("span", {class: "why"}, why))])));
  if (!globalThis.CSS || !CSS.highlights) return;
  const marks = [...document.querySelectorAll(`mark[data-quote="${qi}"]`)];
  light("mention", s.mention || s.name, marks, at);
  light("cue", q.cue, marks, at);
}

// light underlines the words where they stand nearest to one of the quote's marks, outside of quotes.
function light(name, words, marks, at) {
  if (!words) return;
  let best = null;
  for (const mark of [at, ...marks]) {
    const nodes = [...mark.parentElement.childNodes], here = nodes.indexOf(mark);
    let before = 0;
    const starts = nodes.map((n) => (before += n.textContent.length) - n.textContent.length);
    nodes.forEach((n, i) => {
      if (n.nodeType !== Node.TEXT_NODE) return;
      for (let k = n.data.indexOf(words); k >= 0; k = n.data.indexOf(words, k + 1)) {
        if (/[\p{L}\p{N}]/u.test((n.data[k - 1] || " ") + (n.data[k + words.length] || " "))) continue; // inside of a word
        const far = i < here ? starts[here] - starts[i] - k - words.length : starts[i] + k - starts[here] - mark.textContent.length;
        if (!best || far < best.far) best = {far, node: n, k};
      }
    });
  }
  if (!best) return;
  const r = new Range();
  r.setStart(best.node, best.k);
  r.setEnd(best.node, best.k + words.length);
  CSS.highlights.set(name, new Highlight(r));
}
