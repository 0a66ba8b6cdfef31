// Task lists that keep their ticks: {"tasks": {"<page key>": {"<task>": true}}} in the stored progress. A task
// is named by its text in the source (markup/tasks.py), so its tick is there in every language. Only what
// differs from the text is kept. Without scripts a task list reads as it is written.
(function (pathshala) {
  "use strict";
  var words = pathshala.words;
  var body = document.querySelector(".ps-body[data-tasks]");
  var key = body ? body.dataset.tasks : "";
  var BLOCKS = "p, ul, ol, dl, div, pre, table, blockquote, details, figure, section, h1, h2, h3, h4, h5, h6";
  var LINKS = "a, button, summary, audio, video";

  function inputOf(item) {
    var input = item.querySelector("input[type=checkbox]");
    return input && input.closest("li") === item ? input : null;
  }

  // What stands beside a box becomes its label, but for a link and what follows it.
  function label(input) {
    var holder = input.closest("label");
    while (holder && holder.nextSibling) {
      var next = holder.nextSibling;
      if (next.nodeType === 1 && (next.matches(BLOCKS + ", " + LINKS) || next.querySelector(LINKS))) break;
      holder.append(next);
    }
    if (holder && holder.textContent.trim()) input.removeAttribute("aria-label");
  }

  function ticksIn(progress) {
    return ((progress.tasks || {})[key]) || {};
  }

  function layOut(list) {
    var tasks = Array.from(list.querySelectorAll("li[data-task]")).map(function (item) {
      return { name: item.dataset.task, input: inputOf(item) };
    }).filter(function (task) { return task.input && !task.input.closest(".quiz"); });
    if (tasks.length === 0) return;
    var clear = document.createElement("button");
    var status = document.createElement("span");
    var line = document.createElement("p");

    function show() {
      var kept = ticksIn(pathshala.progress.read());
      tasks.forEach(function (task) {
        task.input.checked = typeof kept[task.name] === "boolean" ? kept[task.name] : task.input.defaultChecked;
      });
      clear.hidden = tasks.every(function (task) { return task.input.checked === task.input.defaultChecked; });
    }

    function keep(change) {
      pathshala.progress.write(function (progress) {
        var kept = Object.assign({}, ticksIn(progress));
        change(kept);
        progress.tasks = Object.assign({}, progress.tasks);
        if (Object.keys(kept).length) progress.tasks[key] = kept;
        else delete progress.tasks[key];
      });
      show();
    }

    tasks.forEach(function (task) {
      label(task.input);
      task.input.disabled = false;
      task.input.autocomplete = "off";
      task.input.addEventListener("change", function () {
        var ticked = task.input.checked;
        status.textContent = "";
        keep(function (kept) {
          if (ticked === task.input.defaultChecked) delete kept[task.name];
          else kept[task.name] = ticked;
        });
      });
    });
    clear.type = "button";
    clear.className = "ps-button ps-button--plain";
    clear.textContent = words.clear;
    clear.addEventListener("click", function () {
      keep(function (kept) { tasks.forEach(function (task) { delete kept[task.name]; }); });
      status.textContent = words.cleared;
      tasks[0].input.focus();
    });
    status.className = "ps-hidden";
    status.setAttribute("role", "status");
    line.className = "quiz-tasks";
    line.append(clear, status);
    list.after(line);
    list.classList.add("quiz-checklist");
    show();
    document.addEventListener("progress", show);
  }

  if (key) {
    Array.from(body.querySelectorAll(".task-list")).filter(function (list) {
      return !list.parentElement.closest(".task-list");
    }).forEach(layOut);
  }
})(window.pathshala);
