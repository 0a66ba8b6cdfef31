// A pack's end: which of its objectives the reader has reached, from the progress that the device keeps,
// and which packs to take next, once all lessons are done. An objective is reached when its lessons are
// done and its questions answered rightly.
(function (pathshala) {
  "use strict";
  var words = pathshala.words;
  var panel = pathshala.find("[data-outcome]")[0];
  if (!panel) return;
  var asked = false;

  function say(holder, text, done) {
    var state = holder.querySelector("[data-state]");
    state.textContent = text;
    state.hidden = false;
    state.classList.toggle("ps-reached", done);
    return done;
  }

  function isTrue(value) { return value; }

  // Each element's state is told before it is asked whether all are done.
  function tellEach(holder, selector, isDone, done, open) {
    return Array.from(holder.querySelectorAll(selector)).map(function (one) {
      var reached = isDone(one);
      return say(one, reached ? done : open, reached);
    });
  }

  function show() {
    var progress = pathshala.progress.read();
    function lessonDone(one) { return Boolean((progress.lessons[one.dataset.lesson] || {}).done); }
    function answered(one) { return (progress.quizzes[one.dataset.question] || {}).right === true; }
    var objectives = Array.from(panel.querySelectorAll("[data-objective]"));
    var reached = objectives.filter(function (objective) {
      var steps = tellEach(objective, "[data-lesson]", lessonDone, words.done, words.notDone)
        .concat(tellEach(objective, "[data-question]", answered, words.rightAnswer, words.notRight));
      var all = steps.length > 0 && steps.every(isTrue);
      return say(objective.querySelector("summary"), all ? words.objectiveDone : words.objectiveOpen, all);
    });
    var sum = panel.querySelector("[data-sum]");
    sum.textContent = pathshala.say("reached", { done: reached.length, total: objectives.length });
    sum.hidden = false;
    var lessons = Array.from(panel.querySelectorAll("[data-lesson]"));
    if (lessons.some(lessonDone)) panel.hidden = false;
    if (!asked && lessons.length > 0 && lessons.every(lessonDone)) {
      asked = true;
      pathshala.load("script", { src: panel.dataset.nextPacks });
    }
  }

  // Called by the script of pages/next_packs.py, whose addresses are seen from its own place.
  pathshala.after = function (after, packs) {
    var list = panel.querySelector("[data-next]");
    var base = new URL(panel.dataset.nextPacks, location.href);
    var own = Object.prototype.hasOwnProperty.call(after, panel.dataset.outcome);
    (own ? after[panel.dataset.outcome] : []).forEach(function (id) {
      var told = packs[id];
      var link = document.createElement("a");
      var facts = document.createElement("small");
      var item = document.createElement("li");
      link.href = new URL(told[0], base).href;
      link.textContent = told[1];
      if (told[2]) { link.lang = told[2]; link.dir = told[3]; }
      facts.textContent = told[4];
      item.append(link, " ", facts);
      list.append(item);
    });
    list.hidden = list.children.length === 0;
  };

  document.addEventListener("progress", show);
  show();
})(window.pathshala);
