// What the decisions of lede rest on: the rows of its tables that had a say, by the field of the Article that they gave.
import {el, percent} from "./dom.js";

let all = []; // {field, words, found, rows: [{name, why, points}]}, as the server tells them

export const know = (reasons) => { all = reasons || []; };

// near are the reasons of a field that has several: what was nearly taken, or nearly left out.
export const near = (field) => all.filter((r) => r.field === field);

// why is the reason of a field, or undefined.
export const why = (field) => all.find((r) => r.field === field);

const isSure = (field) => field.startsWith("/quotes/");

function weight(row, field) {
  if (!row.points) return "";
  return isSure(field) ? percent(row.points) : (row.points > 0 ? "+" : "−") + Math.abs(row.points);
}

const sentence = (row) => row.name ? [el("strong", {}, row.name), ": " + row.why] : [row.why];

// list shows rows, each with what it counts; of is what they are rows of, where several stand together.
export function list(rows, field = "", of = "") {
  return el("ul", {class: "rows"}, ...rows.map((row) => el("li", {}, el("span", {class: "points"}, weight(row, field)),
    el("span", {}, of && of + " by ", ...sentence(row)))));
}

// spoken tells the reason of a field in a line; "" where there is none.
export function spoken(field) {
  const r = why(field);
  return r ? r.rows.map((row) => row.name ? `${row.name}: ${row.why}` : row.why).join("; ") + (r.found && /above|from/.test(r.found) ? ` (${r.found})` : "") : "";
}

// because shows the reasons of fields when it is opened: what they come to, and the rows. A single row needs no opening.
export function because(fields, label = "Why", of = []) {
  const rs = fields.map((f, i) => ({...why(f), of: of[i]})).filter((r) => r.rows);
  if (!rs.length) return "";
  const rows = rs.flatMap((r) => r.rows).length;
  if (rows === 1) return el("span", {class: "why"}, ...sentence(rs[0].rows[0]));
  const sum = rs.map((r) => r.found).filter((f) => f && f.endsWith("points"));
  return el("details", {class: "why"}, el("summary", {}, [label, ...sum].join(" · ")), ...rs.map((r) => list(r.rows, r.field, r.of)));
}
