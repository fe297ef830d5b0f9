"use strict";
// The page of `lede serve`. All text of a page goes into the document as text, never as markup.

const $ = (id) => document.getElementById(id);
const bytes = new TextEncoder(), chars = new TextDecoder();
let answer = null, source = "", view = "Article";

// el makes an element: el("p", {class: "meta"}, "words", child, …)
function el(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) e.setAttribute(key, value === true ? "" : value);
  }
  e.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
  return e;
}

const percent = (n) => Math.round((n || 0) * 100) + " %";
const when = (t) => !t ? "" : [t.time ? shortTime(t) : "not resolved", t.text && `“${t.text}”`, t.origin].filter(Boolean).join(" · ");
const names = (list) => (list || []).map((a) => a.role ? `${a.name} (${a.role})` : a.name).join(", ");

// shortTime shows no more of an instant than its precision.
function shortTime(t) {
  const length = {year: 4, month: 7, day: 10, week: 10, hour: 13, minute: 16, second: 19}[t.precision] || 19;
  return t.time.slice(0, length).replace("T", " ") + (t.zone_known && length > 10 ? " " + t.time.slice(19) : "") + (t.precision === "week" ? " (week)" : "");
}

// speakers orders the speakers by how many words they are quoted with.
function speakers(article) {
  const count = new Map();
  for (const q of article.quotes || []) {
    const who = speaker(q);
    if (who) count.set(who, (count.get(who) || 0) + q.text.split(/\s+/).length);
  }
  return [...count].sort((a, b) => b[1] - a[1]);
}

const speaker = (q) => q.speaker ? q.speaker.name || q.speaker.mention || "" : "";

// colour is the class of a speaker's quotes.
function colour(order, q) {
  const i = order.findIndex(([who]) => who === speaker(q));
  return i < 0 ? "none" : "s" + i % 8;
}

const views = {
  Article(article) {
    const order = speakers(article), out = [];
    out.push(el("h2", {}, article.headline || "(no headline)"));
    if (article.dek) out.push(el("p", {class: "dek"}, article.dek));
    const line = [names(article.byline), article.dateline && [article.dateline.place, article.dateline.agency].filter(Boolean).join(", "),
      when(article.published), article.modified && "changed " + when(article.modified)].filter(Boolean).join(" — ");
    out.push(el("p", {class: "meta"}, `${article.kind} · sure of the body: ${percent(article.confidence)} · `, line));
    for (const w of article.warnings || []) out.push(el("p", {class: "meta"}, `⚠ ${w.code}: ${w.message}`));
    (article.sections || []).forEach((s, si) => {
      if (s.heading) out.push(el("h3", {}, s.heading, el("span", {class: "kind"}, s.kind)));
      if (s.published || s.byline) out.push(el("p", {class: "meta"}, [when(s.published), names(s.byline)].filter(Boolean).join(" — ")));
      (s.blocks || []).forEach((b, bi) => out.push(block(article, order, s, si, b, bi)));
    });
    for (const c of article.corrections || []) out.push(el("p", {class: "meta"}, "Correction: " + c.text));
    return out;
  },

  Quotes(article) {
    const order = speakers(article), most = order.length ? order[0][1] : 1;
    return [
      el("h2", {}, "Who is quoted"),
      table(["Speaker", "Words"], order.map(([who, n]) => [who, el("span", {}, bar(n / most), String(n))])),
      el("h2", {}, "Quotes"),
      table(["Speaker", "Words", "Kind", "Cue", "Told to", "When", "Sure"], (article.quotes || []).map((q) => [
        el("mark", {class: colour(order, q)}, speaker(q) || "nobody named"), find(q.parts[0].text, q.text), q.kind, q.cue || "", q.told_to || "", when(q.said_at), percent(q.confidence)])),
      el("h2", {}, "Requests for comment"),
      table(["Outlet", "Asked", "What came of it"], (article.comment_requests || []).map((r) => [r.outlet || "", (r.recipients || []).join(", "), r.status])),
    ];
  },

  Related(article) {
    const lists = Map.groupBy ? Map.groupBy(article.related || [], (r) => r.list || "") : group(article.related || []);
    const out = [el("h2", {}, "Headlines of other articles")];
    for (const [name, items] of lists) {
      out.push(el("h3", {}, name || "(no list name)"));
      out.push(table(["Headline", "Stamp", "Address"], items.map((r) => [find(r.headline, r.headline), when(r.published), r.url || ""])));
    }
    return out.length > 1 ? out : [...out, el("p", {class: "quiet"}, "There are none.")];
  },

  Timeline(article) {
    const all = [];
    const add = (t, what) => { if (t) all.push({t, what}); };
    add(article.published, "published");
    add(article.modified, "changed");
    for (const s of article.sections || []) add(s.published, s.heading || "entry");
    for (const q of article.quotes || []) add(q.said_at, `${speaker(q) || "somebody"} said: ${q.text}`);
    for (const r of article.related || []) add(r.published, r.headline);
    for (const c of article.corrections || []) add(c.published, "correction");
    all.sort((a, b) => (Date.parse(b.t.time) || 0) - (Date.parse(a.t.time) || 0));
    return [el("h2", {}, "Every stamp"), el("ol", {class: "time"}, ...all.map(({t, what}) => el("li", {}, el("strong", {}, t.time ? shortTime(t) : "?"), " ", el("span", {class: "meta"}, t.text || "", " ", t.origin || ""), el("br"), what)))];
  },

  Fields(article) {
    const origins = article.origins || {}, rows = [];
    const add = (key, shown, text) => { if (shown) rows.push([key, text ? find(text, shown) : shown, origins[key] || ""]); };
    add("headline", article.headline, article.headline);
    add("dek", article.dek, article.dek);
    add("lede", article.lede, article.lede);
    for (const a of article.byline || []) add("byline", a.role ? `${a.name} (${a.role})` : a.name, a.name);
    if (article.dateline) add("dateline", [article.dateline.place, article.dateline.agency].filter(Boolean).join(", "), article.dateline.place);
    add("published", when(article.published), article.published && article.published.text);
    add("modified", when(article.modified), article.modified && article.modified.text);
    for (const key of ["kind", "language", "category", "canonical_url", "access"]) add(key, article[key]);
    if (article.publisher) add("publisher", article.publisher.name, article.publisher.name);
    add("topics", (article.topics || []).join(", "));
    add("body", `${(article.sections || []).length} sections, sure: ${percent(article.confidence)}`);
    return [el("h2", {}, "Fields, and where they came from"), el("p", {class: "quiet"}, "Choose a value to see it in the source."), table(["Field", "Value", "Origin"], rows)];
  },

  Source() {
    return [el("h2", {}, "The page as it came"), el("pre", {id: "source"}, source.slice(0, 2_000_000))];
  },

  JSON(article) {
    return [el("h2", {}, "The Article"), el("pre", {}, JSON.stringify(article, null, 2))];
  },
};

function group(items) {
  const lists = new Map();
  for (const r of items) lists.set(r.list || "", [...(lists.get(r.list || "") || []), r]);
  return lists;
}

function table(head, rows) {
  if (!rows.length) return el("p", {class: "quiet"}, "There are none.");
  return el("table", {}, el("thead", {}, el("tr", {}, ...head.map((h) => el("th", {scope: "col"}, h)))),
    el("tbody", {}, ...rows.map((r) => el("tr", {}, ...r.map((c) => el("td", {}, c))))));
}

function bar(share) {
  const b = el("span", {class: "bar", "aria-hidden": "true"});
  b.style.width = Math.max(2, Math.round(share * 160)) + "px";
  return b;
}

// find is a value that shows its place in the source when it is chosen.
function find(text, shown) {
  return el("button", {type: "button", class: "link", onclick: () => showInSource(text)}, shown);
}

function showInSource(text) {
  show("Source");
  const pre = $("source"), words = text.trim().split(/\s+/).slice(0, 12).map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  for (let n = words.length; n > 0; n = n > 3 ? n - 3 : n - 1) {
    const hit = new RegExp(words.slice(0, n).join("(?:\\s|<[^>]*>|&nbsp;)+"), "u").exec(source);
    if (!hit) continue;
    const mark = el("mark", {class: "s1", tabindex: "-1"}, hit[0]);
    pre.replaceChildren(source.slice(0, hit.index), mark, source.slice(hit.index + hit[0].length));
    mark.scrollIntoView({block: "center"});
    mark.focus();
    $("status").textContent = "Shown in the source.";
    return;
  }
  $("status").textContent = "These words do not stand in the source as they are.";
}

// block shows one block, its quotes marked.
function block(article, order, s, si, b, bi) {
  switch (b.type) {
    case "image":
      return el("figure", {}, b.image.alt || "picture", b.image.caption ? " — " + b.image.caption : "", b.image.credit ? ` (${b.image.credit})` : "");
    case "embed":
      return el("figure", {}, `${b.embed.provider || "embed"}: ${b.embed.text || b.embed.url || ""}`);
    case "table":
      return table([""], b.rows.map((r) => [r.join(" | ")]));
    case "list":
      return el(b.ordered ? "ol" : "ul", {}, ...items(article, order, si, b, bi));
  }
  const name = {blockquote: "blockquote", pullquote: "blockquote", code: "pre"}[b.type] || "p";
  return el(name, {}, ...marked(article, order, si, bi, b.text || "", 0));
}

function items(article, order, si, b, bi) {
  let at = 0;
  return b.items.map((item) => {
    const li = el("li", {}, ...marked(article, order, si, bi, item, at));
    at += bytes.encode(item).length + 1;
    return li;
  });
}

// marked cuts text, which begins at byte base of its block, into plain words and quotes.
function marked(article, order, si, bi, text, base) {
  const raw = bytes.encode(text), out = [];
  const cut = (from, to) => chars.decode(raw.subarray(from, to));
  let at = 0;
  (article.quotes || []).forEach((q) => q.parts.forEach((p) => {
    const from = p.start - base, to = p.end - base;
    if (p.section !== si || p.block !== bi || from < at || to > raw.length) return;
    out.push(cut(at, from), el("mark", {
      class: colour(order, q) + (q.confidence < 0.7 ? " unsure" : ""), tabindex: "0", "aria-label": `quote of ${speaker(q) || "nobody named"}: ${p.text}`,
      onmouseenter: (e) => note(q, e.target), onfocus: (e) => note(q, e.target), onmouseleave: () => note(null), onblur: () => note(null),
    }, cut(from, to)));
    at = to;
  }));
  out.push(cut(at, raw.length));
  return out;
}

// note tells of a quote, and underlines its cue and the words for its speaker beside it.
function note(q, at) {
  const box = $("note");
  document.querySelectorAll(".cue, .mention").forEach((e) => e.replaceWith(e.textContent));
  if (!q) { box.hidden = true; return; }
  const rows = [["speaker", speaker(q) || "nobody named"], ["as", q.speaker && q.speaker.mention], ["role", q.speaker && [q.speaker.role, q.speaker.affiliation].filter(Boolean).join(", ")],
    ["kind", q.kind], ["cue", q.cue], ["told to", q.told_to], ["when", when(q.said_at)], ["sure", percent(q.confidence)]].filter(([, v]) => v);
  box.replaceChildren(el("dl", {}, ...rows.flatMap(([k, v]) => [el("dt", {}, k), el("dd", {}, v)])));
  box.hidden = false;
  underline(at.parentElement, q.cue, "cue");
  underline(at.parentElement, q.speaker && q.speaker.mention, "mention");
}

function underline(parent, words, name) {
  if (!words) return;
  parent.normalize();
  for (const n of [...parent.childNodes]) {
    const i = n.nodeType === Node.TEXT_NODE ? n.data.indexOf(words) : -1;
    if (i < 0) continue;
    const rest = n.splitText(i);
    rest.splitText(words.length);
    rest.replaceWith(el("span", {class: name}, words));
    return;
  }
}

function show(name) {
  view = name;
  $("tabs").replaceChildren(...Object.keys(views).map((v) => el("button", {
    type: "button", role: "tab", id: "tab-" + v, "aria-selected": String(v === name), "aria-controls": "view", tabindex: v === name ? "0" : "-1", onclick: () => show(v), onkeydown: turn,
  }, v)));
  $("view").setAttribute("aria-labelledby", "tab-" + name);
  $("view").className = ["Article"].includes(name) ? "" : "wide-view";
  $("view").replaceChildren(...(answer ? views[name](answer) : [el("p", {class: "quiet"}, "Nothing was read yet.")]));
  note(null);
}

// turn moves between the tabs by the arrow keys.
function turn(e) {
  const all = Object.keys(views), step = {ArrowRight: 1, ArrowLeft: -1}[e.key];
  if (!step) return;
  show(all[(all.indexOf(view) + step + all.length) % all.length]);
  $("tab-" + view).focus();
}

async function ask(e) {
  if (e) e.preventDefault();
  const form = new FormData($("ask")).get("form"), input = $("input").value;
  const body = {[form]: form === "fetch" ? input.trim() : input, url: $("url").value};
  if ($("seen").value) body.fetched_at = new Date($("seen").value).toISOString();
  $("status").textContent = "Reading …";
  try {
    const r = await fetch("/extract", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
    const got = await r.json();
    if (got.error) { $("status").textContent = got.error; return; }
    answer = got.article;
    source = got.source || input;
    $("status").textContent = `Read in ${(got.micros / 1000).toFixed(1)} ms: ${answer.kind}, ${(answer.sections || []).length} sections, ${(answer.quotes || []).length} quotes, ${(answer.related || []).length} related headlines.`;
    show(view);
    $("result").focus();
  } catch (err) {
    $("status").textContent = "The server does not answer: " + err.message;
  }
}

async function open(file) {
  if (!file) return;
  $("input").value = await file.text();
  const text = /\.txt$/i.test(file.name) || file.type === "text/plain";
  document.querySelector(`input[name=form][value=${text ? "text" : "html"}]`).checked = true;
  ask();
}

$("ask").addEventListener("submit", ask);
$("file").addEventListener("change", (e) => open(e.target.files[0]));
$("input").addEventListener("dragover", (e) => { e.preventDefault(); e.target.classList.add("over"); });
$("input").addEventListener("dragleave", (e) => e.target.classList.remove("over"));
$("input").addEventListener("drop", (e) => { e.preventDefault(); e.target.classList.remove("over"); open(e.dataTransfer.files[0]); });
document.addEventListener("keydown", (e) => { if (e.key === "Escape") note(null); });
show(view);
