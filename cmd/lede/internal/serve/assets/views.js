// The views of one Article: each answers the elements that show it. find(text, origin) shows a value in the source.
import {el, table, bar, percent, names, plural, shortTime, when} from "./dom.js";
import {speakers, speaker, colour, marked, SURE} from "./quotes.js";
import {meanings} from "./source.js";
import {because, list, near, spoken, why} from "./reasons.js";
import {ruleOf, sourceName, took} from "./rules.js";

const chip = (text, more) => el("span", {class: "kind " + (more || "")}, text);
const signed = (n) => (n > 0 ? "+" : "−") + Math.abs(n);
const words = (key) => key.replaceAll("_", " ");

// found is a value that shows its place in the source when it is chosen.
const found = (find, text, origin, shown, name) => el("button", {type: "button", class: "link", onclick: () => find(text, origin, name)}, shown || text);

function meter(share) {
  return el("span", {class: "sure"}, el("meter", {min: "0", max: "1", low: "0.5", high: "0.8", optimum: "1", value: share || 0, "aria-label": "how sure lede is"}), " " + percent(share));
}

const toTheMinute = (t) => shortTime(t.precision === "second" ? {...t, precision: "minute"} : t);

function head(article) {
  const line = [names(article.byline), article.dateline && [article.dateline.place, article.dateline.agency].filter(Boolean).join(", "),
    article.published && toTheMinute(article.published), article.modified && "changed " + toTheMinute(article.modified)].filter(Boolean).join(" — ");
  const lead = article.images && article.images[0];
  return [
    el("h2", {}, article.headline || "(no headline)"),
    article.dek && el("p", {class: "dek"}, article.dek),
    line && el("p", {class: "meta"}, line),
    ...(article.warnings || []).map((w) => el("p", {class: "warning"}, el("strong", {}, words(w.code)), ": " + w.message)),
    lead && !shownInBody(article, lead) && picture(lead),
  ].filter(Boolean);
}

const shownInBody = (article, image) => (article.sections || []).some((s) => (s.blocks || []).some((b) => b.image && b.image.url === image.url));

// named is what a section is called in lists.
const named = (s) => s.heading || (s.kind === "lead" ? "(before the first heading)" : s.published ? `(${toTheMinute(s.published)})` : "(no heading)");

// guide stands beside the text: what sort of page, how sure, who speaks in which colour, what the sections are for.
function guide(article, order) {
  const doubtful = (article.quotes || []).some((q) => q.confidence < SURE), unnamed = (article.quotes || []).some((q) => !speaker(q));
  const colours = order.map(([who, n, times], i) => el("li", {}, el("span", {class: "swatch s" + i % 8, "aria-hidden": "true"}), who, el("span", {class: "quiet"}, ` ${plural(times, "quote")}, ${plural(n, "word")}`)));
  if (unnamed) colours.push(el("li", {}, el("span", {class: "swatch none", "aria-hidden": "true"}), "nobody named"));
  if (doubtful) colours.push(el("li", {class: "quiet"}, el("span", {class: "swatch unsure", "aria-hidden": "true"}), "dotted: less sure of the speaker"));
  const most = 8; // as many as there are colours
  const legend = (items) => el("ul", {class: "legend"}, ...items);
  const outline = (article.sections || []).map((s, i) => el("li", {}, el("a", {href: "#section-" + i}, named(s)), " ", s.kind !== "other" && chip(s.kind)));
  return el("aside", {class: "guide", "aria-label": "Guide to the article"},
    el("h3", {}, "This page"),
    el("p", {}, words(article.kind), article.access ? ", " + article.access : "", article.language ? `, language ${article.language}` : ""),
    el("p", {}, "Body ", meter(article.confidence)),
    el("h3", {}, "Who is quoted"),
    colours.length ? legend(colours.slice(0, most)) : el("p", {class: "quiet"}, "Nobody."),
    colours.length > most && el("details", {}, el("summary", {}, `${colours.length - most} more`), legend(colours.slice(most))),
    el("h3", {}, "Sections"),
    outline.length ? el("ol", {class: "outline"}, ...outline) : el("p", {class: "quiet"}, "There are none."));
}

function picture(i) {
  return el("figure", {}, el("span", {class: "quiet"}, "Picture" + (i.alt ? ": " : "")), i.alt || "", i.caption && el("figcaption", {}, i.caption), i.credit && el("p", {class: "quiet"}, i.credit));
}

// block shows one block, its quotes marked.
function block(article, order, si, b, bi, find) {
  const inside = (text, base) => marked(article, order, si, bi, text, base, find);
  switch (b.type) {
    case "image":
      return picture(b.image || {});
    case "embed":
      return el("figure", {}, el("span", {class: "quiet"}, `From ${(b.embed || {}).provider || "elsewhere"}: `), (b.embed || {}).text || (b.embed || {}).url || "");
    case "table":
      return el("div", {class: "scroll", tabindex: "0", role: "group", "aria-label": "Table of the article"}, el("table", {}, el("tbody", {}, ...(b.rows || []).map((r) => el("tr", {}, ...r.map((c) => el("td", {}, c)))))));
    case "list": {
      let at = 0;
      return el(b.ordered ? "ol" : "ul", {}, ...(b.items || []).map((item) => {
        const li = el("li", {}, ...inside(item, at));
        at += new TextEncoder().encode(item).length + 1;
        return li;
      }));
    }
  }
  const name = {blockquote: "blockquote", pullquote: "blockquote", code: "pre"}[b.type] || "p";
  const asked = (article.comment_requests || []).filter((r) => r.section === si && r.block === bi);
  return el(name, {class: b.type}, ...inside(b.text || "", 0), ...asked.flatMap((r) => [" ", chip("comment: " + words(r.status))]));
}

export const views = {
  Article(article, find) {
    const order = speakers(article), text = el("div", {class: "text", lang: article.language || false, dir: "auto"}, ...head(article));
    (article.sections || []).forEach((s, si) => {
      text.append(s.heading ? el("h3", {id: "section-" + si, tabindex: "-1"}, s.heading, " ", s.kind !== "other" && chip(s.kind)) : el("span", {id: "section-" + si, tabindex: "-1"}));
      const entry = [when(s.published), names(s.byline)].filter(Boolean).join(" — ");
      if (entry) text.append(el("p", {class: "meta"}, entry));
      text.append(...(s.blocks || []).map((b, bi) => block(article, order, si, b, bi, find)));
    });
    for (const c of article.corrections || []) text.append(el("p", {class: "correction"}, chip("correction"), " ", c.text));
    return [el("div", {class: "reading"}, text, guide(article, order))];
  },

  Sections(article, find) {
    const calls = near("/body/close"), apart = why("/body");
    return [
      el("h2", {}, "What each section is for"),
      table("What each section is for", ["Heading", "Kind", "Why it is a heading", "Why it is of this kind"], (article.sections || []).map((s, i) => [
        s.heading ? found(find, s.heading, "text") : named(s), chip(s.kind), spoken(`/sections/${i}/heading`), spoken(`/sections/${i}/kind`)])),
      el("h2", {}, "What set the text apart from the rest of the page"),
      el("p", {class: "quiet"}, "A small learned model weighs each line of the page by what is known of it", apart && `: it kept ${apart.found}`, ". These features parted most what it kept from what it left out."),
      table("What set the text apart", ["Feature", "What it tells", "Weight"], apart ? apart.rows.map((r) => [r.name, r.why, signed(r.points)]) : []),
      el("h2", {}, "The closest calls"),
      calls.length ? "" : el("p", {class: "quiet"}, "There were none: every line was clearly of the text, or clearly not."),
      ...calls.length ? [el("p", {class: "quiet"}, "Lines that could have gone either way, with what told them from the others of their lot."),
        table("The closest calls", ["Line", "Verdict", "What set it apart"], calls.map((c) => [found(find, c.words, "text"), c.found, list(c.rows)]))] : [],
    ];
  },

  Quotes(article, find) {
    const order = speakers(article), most = order.length ? order[0][1] : 1;
    const asked = (article.comment_requests || []).map((r) => [r.outlet || "", (r.recipients || []).join(", "), words(r.status)]);
    const requests = asked.length ? [el("h2", {}, "Requests for comment"), table("Requests for comment", ["Outlet", "Asked", "What came of it"], asked)] : [];
    if (!(article.quotes || []).length) return [el("h2", {}, "Quotes"), el("p", {class: "quiet"}, "The article quotes nobody."), ...requests];
    return [
      el("h2", {}, "Who is quoted how much"),
      table("Who is quoted how much", ["Speaker", "Words", "Quotes"], order.map(([who, n, times], i) => [who, el("span", {}, bar(n / most, "s" + i % 8), String(n)), String(times)])),
      el("h2", {}, "Quotes"),
      table("Quotes", ["Speaker", "Words", "Kind", "Cue", "Told to", "When", "Sure"], (article.quotes || []).map((q, qi) => [
        el("span", {class: "tag " + colour(order, q)}, speaker(q) || "nobody named"), el("span", {}, found(find, q.parts[0].text, "text", q.text), because(["speaker", "cue", "said_at"].map((what) => `/quotes/${qi}/${what}`), "Why", ["speaker", "cue", "when"])), q.kind, q.cue || "", q.told_to || "", when(q.said_at), percent(q.confidence)])),
      ...requests,
    ];
  },

  Related(article, find) {
    const lists = new Map(), missed = near("/related/close");
    (article.related || []).forEach((r, i) => lists.set(r.list || "", [...(lists.get(r.list || "") || []), [r, i]]));
    const out = [el("h2", {}, "Headlines of other articles")];
    if (!lists.size) out.push(el("p", {class: "quiet"}, "The page shows none."));
    for (const [name, items] of lists) {
      const same = new Set(items.map(([, i]) => spoken(`/related/${i}`))).size === 1 && (why(`/related/${items[0][1]}`) || {rows: []}).rows.length === 1;
      const linked = items.some(([r]) => r.url), dated = items.some(([r]) => r.published), title = name || "A list without a name";
      out.push(el("h3", {}, title), same ? because([`/related/${items[0][1]}`]) : "", table(title, ["Headline", ...dated ? ["Published"] : [], ...linked ? ["Address"] : []],
        items.map(([r, i]) => [el("span", {}, found(find, r.headline, "text"), same ? "" : because([`/related/${i}`])), ...dated ? [when(r.published)] : [],
          ...linked ? [r.url && el("span", {class: "address"}, r.url)] : []]), "related"));
    }
    if (missed.length) {
      out.push(el("h2", {}, "Links that were nearly taken"), table("Links that were nearly taken", ["Words", "Came to", "Why"],
        missed.map((m) => [found(find, m.words, "text"), m.found.replace(/: left out$/, ""), list(m.rows)])));
    }
    return out;
  },

  Timeline(article) {
    const all = [];
    const add = (t, what, kind, field) => { if (t) all.push({t, what, kind, field}); };
    add(article.published, article.headline, "published", "/published/time");
    add(article.modified, article.headline, "changed", "/modified/time");
    (article.sections || []).forEach((s, i) => add(s.published, s.heading, "entry", `/sections/${i}/published`));
    (article.quotes || []).forEach((q, i) => add(q.said_at, `${speaker(q) || "Somebody"}: “${q.text}”`, "said", `/quotes/${i}/said_at`));
    (article.related || []).forEach((r, i) => add(r.published, r.headline, "related", `/related/${i}/published`));
    for (const c of article.corrections || []) add(c.published, c.text, "correction");
    const at = ({t}) => t.time ? Date.parse(t.time) : -Infinity; // what could not be resolved comes last
    all.sort((a, b) => at(b) === at(a) ? 0 : at(b) - at(a));
    return [el("h2", {}, "Every stamp, the newest first"), all.length ? el("ol", {class: "time"}, ...all.map(({t, what, kind, field}) => el("li", {class: kind},
      el("strong", {}, shortTime(t)), " ", chip(kind), el("br"), what,
      el("span", {class: "meta"}, [t.text && `“${t.text}”`, t.precision && `to the ${t.precision}`, t.origin && `from ${t.origin}`].filter(Boolean).join(" · ")), spoken(field) && el("span", {class: "why"}, spoken(field)))))
      : el("p", {class: "quiet"}, "There are none.")];
  },

  Fields(article, find, {told}) {
    const origins = article.origins || {}, rows = [], used = new Set();
    // add shows a field: values are [what is looked for in the source, what is shown]
    const add = (key, values, origin) => {
      const all = values.filter(([, shown]) => shown);
      if (!all.length) return;
      const won = took(article, told, key), from = origin || origins[key] || (won ? won.origin : "");
      const name = won && won.origin === from ? won.name : "";
      rows.push([words(key), el("ul", {class: "values"}, ...all.map(([text, shown]) => el("li", {}, text ? found(find, text, from, shown, name) : shown))),
        from, el("span", {}, ruleOf(key, from, won), because([`/${key}`, `/${key}/0`], key === "body" ? "What set it apart" : "Why"),
        why(`/${key}/line`) && because([`/${key}/line`], `The line “${why(`/${key}/line`).words}”`))]);
      if (from) used.add(from);
    };
    const one = (key, origin) => add(key, [[article[key], article[key]]], origin);
    const stamp = (key, t) => t && add(key, [[t.text || t.time.slice(0, 10), when(t)]], t.origin);
    one("headline");
    one("dek");
    add("byline", (article.byline || []).map((a) => [a.name, a.role ? `${a.name} (${a.role})` : a.name]));
    stamp("published", article.published);
    stamp("modified", article.modified);
    const d = article.dateline || {}, p = article.publisher || {};
    add("dateline", [[d.place || d.agency, [d.place, d.agency].filter(Boolean).join(", ")]], origins.body);
    one("lede", origins.body);
    add("body", [["", el("span", {}, plural((article.sections || []).length, "section"), " · ", meter(article.confidence))]]);
    add("publisher", [[p.name || p.url, p.name || p.url]]);
    one("category");
    add("topics", (article.topics || []).map((t) => [t, t]));
    one("canonical_url");
    for (const key of ["url", "language", "access", "kind"]) add(key, [["", article[key] && words(article[key])]]);
    return [
      el("h2", {}, "Every field, where it came from, and why"), el("p", {class: "quiet"}, "Choose a value to see it in the source."),
      table("Fields, their origins and rules", ["Field", "Value", "Origin", "Rule"], rows, "fields"),
      el("h2", {}, "What the origins mean"),
      el("dl", {class: "origins"}, ...[...used].flatMap((o) => [el("dt", {}, o), el("dd", {}, meanings[o] || "")])),
      el("h2", {}, "All that the page tells, in the order of trust"),
      el("p", {class: "quiet"}, "What the page shows its readers is weighed too, and stands before these where the rule above says so."),
      table("All that the page tells", ["Field", "Source", "Reason", "Value"], told.map((s) => [
        words(s.field), el("span", {}, sourceName(s), took(article, told, s.field) === s && el("strong", {}, " taken")), s.why, found(find, s.value.replace(/…$/, ""), s.origin, s.value, s.name)])),
      el("h2", {}, "Warnings"), table("Warnings", ["Code", "What it means"], (article.warnings || []).map((w) => [w.code, w.message])),
    ];
  },

  Source(article, find, {source}) {
    return [el("h2", {}, "The page as it came"), el("pre", {id: "source", tabindex: "0", "aria-label": "Source of the page"}, source.slice(0, 2_000_000))];
  },

  JSON(article) {
    return [el("h2", {}, "The Article"), el("pre", {tabindex: "0", "aria-label": "The Article as JSON"}, JSON.stringify(article, null, 2))];
  },
};

// counts stand beside the names of the views.
export const counts = {
  Quotes: (a) => (a.quotes || []).length,
  Related: (a) => (a.related || []).length,
};
