// The page of `lede serve`: the form, the views, and what moves between them.
import {$, el, plural} from "./dom.js";
import {locate} from "./source.js";
import {release} from "./quotes.js";
import {know} from "./reasons.js";
import {views, counts} from "./views.js";

let article = null, told = [], source = "", view = "Article";

// say tells what came of it; wrong is what the reader must mend.
function say(words, wrong) {
  $("status").textContent = words;
  $("status").className = wrong ? "wrong" : "";
}


function show(name) {
  if (name !== view) say("");
  view = name;
  release();
  $("tabs").replaceChildren(...Object.keys(views).map((v) => {
    const n = article && counts[v] ? counts[v](article) : 0;
    return el("button", {
      type: "button", role: "tab", id: "tab-" + v, "aria-selected": String(v === name), "aria-controls": "view", tabindex: v === name ? "0" : "-1",
      onclick: () => show(v), onkeydown: turn,
    }, v, n > 0 && el("span", {class: "count"}, " " + n));
  }));
  $("view").setAttribute("aria-labelledby", "tab-" + name);
  $("view").replaceChildren(...(article ? views[name](article, find, {source, told}) : [empty()]));
}

// empty is what one sees first.
function empty() {
  return el("div", {class: "start"}, el("h2", {}, "Nothing was read yet"),
    el("p", {}, "Paste the HTML or the text of a news page, drop a file, or give an address. Here will be the article with its sections, its quotes coloured by speaker, and for every value where it came from and why."),
    el("p", {class: "buttons"}, el("button", {type: "button", onclick: example}, "Read an example")));
}

// example reads a page of invented news.
async function example() {
  const r = await fetch("/example.txt");
  $("input").value = await r.text();
  document.querySelector("input[name=form][value=html]").checked = true;
  label();
  ask();
}

// turn moves between the tabs by the keys that people know from tabs.
function turn(e) {
  const all = Object.keys(views), at = all.indexOf(view);
  const to = {ArrowRight: (at + 1) % all.length, ArrowLeft: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1}[e.key];
  if (to === undefined) return;
  e.preventDefault();
  show(all[to]);
  $("tab-" + view).focus();
}

// find shows a value in the source: in the part that its origin names, by the name that it has there.
function find(text, origin, name) {
  show("Source");
  const hit = locate(source, text, origin, name);
  if (!hit) {
    say("These words do not stand in the source as they are.", true);
    return;
  }
  const mark = el("mark", {class: "hit", tabindex: "-1"}, source.slice(...hit));
  $("source").replaceChildren(source.slice(0, hit[0]), mark, source.slice(hit[1]));
  mark.scrollIntoView({block: "center"});
  mark.focus();
  say(`Shown in the source, line ${source.slice(0, hit[0]).split("\n").length}.`);
}

async function ask(e) {
  if (e) e.preventDefault();
  const form = new FormData($("ask")).get("form"), input = $("input").value;
  const body = {[form]: form === "fetch" ? input.trim() : input, url: $("url").value};
  if ($("seen").value) body.fetched_at = new Date($("seen").value).toISOString();
  say("Reading …");
  try {
    const r = await fetch("/extract", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
    const got = await r.json();
    if (got.error) {
      say(got.error, true);
      return;
    }
    article = got.article;
    told = got.told || [];
    know(got.reasons);
    source = got.source || input;
    show(view === "Source" ? "Article" : view);
    say(`Read in ${(got.micros / 1000).toFixed(1)} ms: ${[article.kind.replaceAll("_", " "), plural((article.sections || []).length, "section"),
      plural((article.quotes || []).length, "quote"), plural((article.related || []).length, "related headline")].join(", ")}.`);
    $("result").focus();
  } catch (err) {
    say("lede serve does not answer: was it ended? " + err.message, true);
  }
}

async function open(file) {
  if (!file) return;
  $("input").value = await file.text();
  const text = /\.txt$/i.test(file.name) || file.type === "text/plain";
  document.querySelector(`input[name=form][value=${text ? "text" : "html"}]`).checked = true;
  label();
  ask();
}

// label asks for what the chosen form is.
function label() {
  const fetching = new FormData($("ask")).get("form") === "fetch";
  $("input-label").textContent = fetching ? "The address to fetch" : "Paste the page, or drop a file here";
  $("input").rows = fetching ? 2 : 12;
  $("address").hidden = fetching;
}

$("ask").addEventListener("submit", ask);
$("ask").addEventListener("change", (e) => { if (e.target.name === "form") label(); });
$("file").addEventListener("change", (e) => open(e.target.files[0]));
$("input").addEventListener("dragover", (e) => { e.preventDefault(); e.target.classList.add("over"); });
$("input").addEventListener("dragleave", (e) => e.target.classList.remove("over"));
$("input").addEventListener("drop", (e) => { e.preventDefault(); e.target.classList.remove("over"); open(e.dataTransfer.files[0]); });
$("input").addEventListener("keydown", (e) => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) ask(e); });
document.addEventListener("keydown", (e) => { if (e.key === "Escape") release(true); });
label();
show(view);
