// The pages of quality: the table of all packs sorts and narrows, and days that are to come get a count.
// Without this script the table stands in the order of the packs, and days stand as days.
(function (pathshala) {
  "use strict";
  var ORDER = ["missing", "draft", "outdated", "in_review", "reviewed"];
  var PACKS = ["retired", "draft", "in_review", "expired", "needs_update", "pilot", "stable"];

  function daysUntil(iso) {
    var parts = iso.split("-").map(Number), now = new Date();
    return Math.round((Date.UTC(parts[0], parts[1] - 1, parts[2])
      - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 864e5);
  }

  var tells = window.Intl && Intl.RelativeTimeFormat;
  pathshala.find(tells ? "time[data-q-until]" : "none").forEach(function (time) {
    var days = daysUntil(time.dateTime);
    if (days < 0) return;
    var told = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
    time.insertAdjacentText("afterend", " (" + told.format(days, "day") + ")");
  });

  var table = document.querySelector("[data-q-table]");
  if (!table) return;
  var form = document.querySelector("[data-q-filters]"), body = table.tBodies[0];
  var rows = Array.from(body.rows), heads = Array.from(table.tHead.rows[0].cells);
  var count = document.querySelector("[data-q-count]"), empty = document.querySelector("[data-q-empty]");
  var collator;  // It takes a weak phone tens of milliseconds to make, and few readers sort.

  function code(cell) {
    return (cell.className.match(/q-(\w+)/) || ["", ""])[1];
  }

  // What a cell counts as: a number, a day as text, or a title.
  function value(cell, place) {
    if (cell.dataset.v) return Number(cell.dataset.v);
    if (cell.classList.contains("q")) return ORDER.indexOf(code(cell));
    if (place === 1) return PACKS.indexOf(code(cell));
    var time = cell.querySelector("time");
    return time ? time.dateTime : cell.textContent.trim();
  }

  function sort(place, down) {
    collator = collator || new Intl.Collator(document.documentElement.lang, { numeric: true });
    var keyed = rows.map(function (row, was) { return [value(row.cells[place], place), row, was]; });
    keyed.sort(function (a, b) {
      var order = typeof a[0] === "number" ? a[0] - b[0] : collator.compare(a[0], b[0]);
      return (down ? -order : order) || a[2] - b[2];
    });
    keyed.forEach(function (one) { body.appendChild(one[1]); });
    heads.forEach(function (head, at) {
      if (at === place) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  heads.forEach(function (head, place) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "ps-q-sort";
    while (head.firstChild) button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener("click", function () { sort(place, head.getAttribute("aria-sort") === "ascending"); });
  });

  function narrow() {
    var find = form.elements.find.value.trim().toLocaleLowerCase(), language = form.elements.language.value;
    var shown = rows.filter(function (row) {
      var cells = Array.from(row.cells), of = cells.filter(function (cell) { return cell.classList.contains("q"); });
      if (language) of = [of[Number(language)]];
      row.hidden = !row.cells[0].textContent.toLocaleLowerCase().includes(find)
        || Boolean(form.elements.status.value && code(row.cells[1]) !== form.elements.status.value)
        || Boolean(form.elements.in.value && !of.some(function (cell) { return code(cell) === form.elements.in.value; }));
      return !row.hidden;
    });
    count.textContent = pathshala.say("shown", { shown: shown.length, total: rows.length });
    empty.hidden = shown.length > 0;
  }

  form.addEventListener("input", narrow);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(narrow); });
  form.hidden = false;
  narrow();
})(window.pathshala);
