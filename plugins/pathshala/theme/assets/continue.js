// Leads back to the lesson that was open last, or, if it is done, to the next one of its pack that is not.
// The packs on this page say which lessons there are: what is kept here may come from elsewhere.
(function (pathshala) {
  "use strict";
  var link = pathshala.find("[data-continue]")[0];
  var language = document.documentElement.lang;

  function titleOf(key) {
    try {
      return JSON.parse(localStorage.getItem("pathshala.titles"))[language][key];
    } catch (error) {
      return null;
    }
  }

  // The lesson's row of leaves and its place there; undefined where its pack is done or not on the page.
  function openFrom(key, lessons) {
    return pathshala.find("[data-leaves]").map(function (row) {
      var keys = row.dataset.leaves.split(" ");
      var from = keys.indexOf(key);
      var open = from < 0 ? [] : keys.slice(from).concat(keys.slice(0, from)).filter(function (one) {
        return !(lessons[one] || {}).done;
      });
      return { row: row, key: open[0], number: keys.indexOf(open[0]) + 1, total: keys.length };
    }).filter(function (found) { return found.key; })[0];
  }

  function lastOpened(lessons) {
    var seen = Object.keys(lessons).filter(function (key) { return (lessons[key] || {}).seen; });
    seen.sort(function (one, other) { return String(lessons[one].seen) < String(lessons[other].seen) ? 1 : -1; });
    return seen.map(function (key) { return openFrom(key, lessons); }).filter(Boolean)[0];
  }

  function write(selector, text, lang) {
    var part = link.querySelector(selector);
    part.textContent = text;
    part.lang = lang || language;
  }

  function show() {
    var found = lastOpened(pathshala.progress.read().lessons);
    var start = document.querySelector("[data-start]");
    link.hidden = !found;
    if (start) start.hidden = Boolean(found);
    if (!found) return;
    var pack = found.row.closest("[data-pack]").querySelector("h2 a, h3 a");
    var packName = pack.querySelector("[lang]") || pack;
    var title = titleOf(found.key) || [packName.textContent, packName.lang];
    write("[data-title]", title[0], title[1]);
    write("[data-in]", title[0] === packName.textContent ? "" : packName.textContent, packName.lang);
    link.querySelector("[data-place]").textContent =
      pathshala.say("lessonOf", { number: found.number, total: found.total });
    link.href = pack.href.replace(/[^/]*$/, found.key.split("/")[1] + ".html");
  }

  document.addEventListener("progress", show);
  show();
})(window.pathshala);
