// What the reader has done, kept on their device under keys that are the same in every language.
//
//   {"version": 1,
//    "lessons": {"<pack>/<lesson>": {"done": "2026-01-31", "seen": "2026-01-30T08:15:00.000Z", "at": "a-heading"}},
//    "quizzes": {"<pack>/<quiz id>": {"right": true, "tries": 2, "chosen": [1]}}}
//
// `done` is a day where the reader is, `seen` when the lesson was opened last (UTC), and `at` the heading
// where the reader left it. `pathshala.progress` reads and writes it for the other scripts, and the
// document hears "progress" when the page was brought up to date; nothing is ever sent anywhere.
(function (pathshala) {
  "use strict";
  var KEY = "pathshala.progress";
  var words = document.querySelector("body > [data-words]").dataset;
  var digits = document.body.dataset.digits || "0123456789";
  var kept = {};

  function read() {
    try {
      kept = JSON.parse(localStorage.getItem(KEY)) || {};
    } catch (error) {
      // No storage, or not ours: go on with what this page knows.
    }
    if (typeof kept !== "object" || Array.isArray(kept)) kept = {};
    ["lessons", "quizzes"].forEach(function (part) {
      if (!kept[part] || typeof kept[part] !== "object") kept[part] = {};
    });
    kept.version = 1;
    return kept;
  }

  // Gives back whether the device keeps it; else it lasts as long as the page.
  function write(change) {
    var stored = true;
    change(read());
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch (error) {
      stored = false;
    }
    show();
    return stored;
  }

  function isDone(key) {
    return Boolean((kept.lessons[key] || {}).done);
  }

  // A whole number in the page's own digits.
  function number(value) {
    return String(value).replace(/\d/g, function (digit) { return digits[digit]; });
  }

  // One of the sentences that the page gives to scripts, with its {words} filled in.
  function say(name, values) {
    return (words[name] || "").replace(/\{(\w+)\}/g, function (_, word) {
      return typeof values[word] === "number" ? number(values[word]) : values[word];
    });
  }

  function showStep(step) {
    var done = isDone(step.dataset.done);
    var mark = step.querySelector("[data-done-mark]");
    step.classList.toggle("ps-done", done);
    if (done && !mark) {
      mark = document.createElement("span");
      mark.className = "ps-hidden";
      mark.setAttribute("data-done-mark", "");
      mark.textContent = " " + words.done;
      step.querySelector("a").appendChild(mark);
    } else if (!done && mark) {
      mark.remove();
    }
  }

  function showLeaves(row) {
    var keys = row.dataset.leaves.split(" ").filter(Boolean);
    var done = keys.filter(isDone).length;
    var left = (row.dataset.minutes || "").split(" ").reduce(function (sum, minutes, index) {
      return isDone(keys[index]) ? sum : sum + Number(minutes);
    }, 0);
    row.hidden = done === 0;
    row.textContent = "";
    keys.forEach(function (key) {
      var leaf = document.createElement("i");
      if (isDone(key)) leaf.className = "ps-done";
      row.appendChild(leaf);
    });
    row.appendChild(document.createElement("span")).textContent = say("lessonsDone", { done: done, total: keys.length }) +
      (left ? " · " + say("minutesLeft", { minutes: left }) : "");
  }

  function showFinish(panel) {
    var done = isDone(panel.dataset.finish);
    panel.hidden = false;
    panel.classList.toggle("ps-done", done);
    panel.querySelector("[data-mark]").hidden = done;
    panel.querySelector("[data-unmark]").hidden = !done;
    panel.querySelector(".ps-finish__text").hidden = !done;
  }

  // The pack's start button leads to the first lesson that is not done.
  function showBegin(button) {
    var steps = pathshala.find(".ps-thread [data-done]");
    var open = steps.filter(function (step) { return !isDone(step.dataset.done); });
    if (open.length === 0 || open.length === steps.length) return;
    button.href = open[0].querySelector("a").href;
    button.querySelector("span").textContent = words.continue;
  }

  function show() {
    pathshala.find("li[data-done]").forEach(showStep);
    pathshala.find("[data-leaves]").forEach(showLeaves);
    pathshala.find("[data-finish]").forEach(showFinish);
    pathshala.find("[data-begin]").forEach(showBegin);
    document.dispatchEvent(new Event("progress"));
  }

  function today() {
    var now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  function markByButton(panel) {
    var key = panel.dataset.finish;
    var status = panel.querySelector("[role=status]");

    function set(done) {
      write(function (progress) {
        var lesson = progress.lessons[key] = progress.lessons[key] || {};
        delete lesson.at;
        if (done) lesson.done = today();
        else delete lesson.done;
      });
      status.textContent = done ? words.marked : words.unmarked;
      panel.querySelector(done ? "[data-unmark]" : "[data-mark]").focus();
    }

    panel.querySelector("[data-mark]").addEventListener("click", function () { set(true); });
    panel.querySelector("[data-unmark]").addEventListener("click", function () { set(false); });
  }

  pathshala.progress = { read: read, write: write, today: today };
  pathshala.say = say;
  pathshala.number = number;
  pathshala.words = words;

  read();
  show();
  pathshala.find("[data-finish]").forEach(markByButton);
  // Another tab, or the way back through the browser's history.
  window.addEventListener("storage", function (event) { if (event.key === KEY) { read(); show(); } });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { read(); show(); } });
})(window.pathshala);
