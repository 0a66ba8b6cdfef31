// The page of the reader's own progress: what the device keeps, a file of it to take elsewhere, and the way
// to forget it.
(function (pathshala) {
  "use strict";
  var LARGEST = 1000;  // kB
  var words = pathshala.words;
  var file = pathshala.file;
  var page = document.querySelector("[data-transfer]");

  function doneIn(progress) {
    return Object.keys(progress.lessons).filter(function (key) { return (progress.lessons[key] || {}).done; }).length;
  }

  // A day in the page's language and digits.
  function day(value) {
    var text = value;
    try {
      var how = { year: "numeric", month: "long", day: "numeric", timeZone: value.length > 10 ? undefined : "UTC" };
      text = new Intl.DateTimeFormat(document.documentElement.lang + "-u-nu-latn", how).format(new Date(value));
    } catch (error) {
      // A language that this browser has no names of months for.
    }
    return pathshala.number(text);
  }

  function showPack(row) {
    var lessons = pathshala.progress.read().lessons;
    var moments = row.querySelector("[data-leaves]").dataset.leaves.split(" ").map(function (key) {
      return (lessons[key] || {}).seen || (lessons[key] || {}).done;
    }).filter(function (one) { return file.isDay(one) || file.isMoment(one); }).sort();
    var last = moments.pop();
    row.hidden = !last;
    row.querySelector("[data-last]").textContent = last ? pathshala.say("lastRead", { day: day(last) }) : "";
  }

  function show() {
    var rows = pathshala.find("[data-pack]");
    rows.forEach(showPack);
    page.querySelector("[data-empty]").hidden = rows.some(function (row) { return !row.hidden; });
  }

  function tell(name, sentences) {
    var status = page.querySelector("[data-status=" + name + "]");
    status.replaceChildren.apply(status, sentences.map(function (sentence) {
      var line = document.createElement("p");
      line.textContent = sentence;
      return line;
    }));
  }

  function save() {
    var today = pathshala.progress.today();
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.write(pathshala.progress.read(), today)], { type: "application/json" }));
    link.download = file.format + "-" + today + ".json";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    tell("save", [pathshala.say("saved", { file: "\u2068" + link.download + "\u2069" })]);
  }

  function takeIn(text) {
    var read = file.parse(text);
    if (read.faults) return tell("load", [words.refused].concat(read.faults));
    var before = doneIn(pathshala.progress.read());
    var stored = pathshala.progress.write(function (progress) {
      Object.assign(progress, file.merge(progress, read.progress));
    });
    var told = [pathshala.say("loaded", { before: before, after: doneIn(pathshala.progress.read()) })];
    tell("load", stored ? told : told.concat(words.notKept));
  }

  function load(input) {
    var chosen = input.files[0];
    if (!chosen) return;
    if (chosen.size > LARGEST * 1000) {
      tell("load", [words.refused, pathshala.say("tooLarge", { limit: LARGEST })]);
    } else {
      chosen.text().then(takeIn, function () { tell("load", [words.refused, words.unread]); });
    }
    input.value = "";  // The same file, mended, is a change again.
  }

  function forget() {
    pathshala.progress.write(function (progress) {
      Object.keys(progress).forEach(function (part) { if (file.isObject(progress[part])) progress[part] = {}; });
    });
    try {
      Object.keys(localStorage).forEach(function (key) {
        if (key.startsWith("pathshala.")) localStorage.removeItem(key);
      });
    } catch (error) {
      // Then nothing was kept.
    }
    tell("forget", [words.forgotten]);
  }

  function askBeforeForgetting() {
    var ask = page.querySelector("[data-ask]");
    var sure = page.querySelector("[data-sure]");

    function answerWith(act) {
      return function () {
        act();
        sure.hidden = true;
        ask.hidden = false;
        ask.focus();
      };
    }

    ask.addEventListener("click", function () {
      tell("forget", []);
      ask.hidden = true;
      sure.hidden = false;
      sure.querySelector("[data-no]").focus();
    });
    sure.querySelector("[data-yes]").addEventListener("click", answerWith(forget));
    sure.querySelector("[data-no]").addEventListener("click", answerWith(function () {}));
  }

  page.querySelector("[data-save]").addEventListener("click", save);
  page.querySelector("[data-load]").addEventListener("change", function (event) { load(event.target); });
  askBeforeForgetting();
  document.addEventListener("progress", show);
  show();
  page.hidden = false;
  pathshala.find("[data-without-script]").forEach(function (part) { part.hidden = true; });
})(window.pathshala);
