"""A search engine that finds what it is told, to look at the box alone: `theme/assets/search/engine.js` has
the same interface."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pathshala.theme.scripts import ASSETS

ENGINE = """\
pathshala.fake = { asked: [], wait: {}, fail: false };
pathshala.engine = {
  open: function (options) {
    pathshala.fake.opened = options;
    return pathshala.fake.fail ? Promise.reject(new Error("no index")) : Promise.resolve({
      facets: function () { return Promise.resolve({ pack: ["egg"], skill: ["cook"], level: ["beginner", "advanced"] }); },
      search: function (text, options) {
        pathshala.fake.asked.push([text, options.filters]);
        var found = FOUND[text.split(" ")[0]] || [];
        if (options.filters.level === "advanced") found = [];
        var answer = { total: found.length, results: found.slice(0, options.limit),
                       understood: text === "egs" ? "eggs" : "" };
        return new Promise(function (resolve) { setTimeout(resolve, pathshala.fake.wait[text] || 0, answer); });
      }
    });
  }
};
function made(title, heading, url, language, dir) {
  return { title: title, heading: heading, url: url, language: language, dir: dir, kind: "lesson", context: "Boil an egg",
           snippet: [{ text: "One ", hit: false }, { text: title, hit: true }, { text: " <b>& more</b>.", hit: false }] };
}
var water = made("Eggs want water", "What you need", "packs/egg/water.html#what-you-need", "en", "ltr");
var time = made("The time", "", "packs/egg/time.html", "en", "ltr");
var bengali = made("ডিম সেদ্ধ", "কী লাগবে", "bn/packs/egg/water.html#what-you-need", "bn", "ltr");
var arabic = made("البيض والماء", "ما تحتاجه", "ar/packs/egg/water.html#what-you-need", "ar", "rtl");
time.more = [{ url: "packs/egg/time.html#what-you-need", heading: "What you need" }];
var many = Array.from({ length: 23 }, function (_, place) {
  return made("Egg " + (place + 1), "", "packs/egg/time.html?" + place, "en", "ltr");
});
var FOUND = { eggs: [water, time], egs: [water], many: many, mixed: [water, arabic, time], "ডিম": [bengali, water],
              "بيض": [arabic, water], "水": [made("煮鸡蛋的水", "需要什么", "zh/packs/egg/water.html", "zh", "ltr"), water] };
"""


def install(site: Path, languages: Iterable[str]) -> None:
    """Put the engine into a built site, in place of the one that it has."""
    box = (ASSETS / "search/box.js").read_text("utf-8")
    for language in languages:
        script = site / "search" / language / "search.js"
        words = script.read_text("utf-8").split("\n")[0]
        assert words.startswith("pathshala.searchWords=")
        script.write_text(f"{words}\n{ENGINE}\n{box}", "utf-8")
        (site / "search" / language / "index.js").write_text("pathshala.index = {};\n", "utf-8")
