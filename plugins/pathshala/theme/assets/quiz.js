// Turns each question of a lesson into a form: one native radio button or check box per choice, a
// button that checks, feedback under the choices and in a live region. Without this script every
// choice of the same HTML opens on its verdict and feedback.
(function (pathshala) {
  "use strict";
  var words = pathshala.words;
  var pack = document.body.dataset.progress.split("/")[0];

  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }

  // One choice: its <details> gives way to a label with an input, and its feedback.
  function layOutChoice(item, type, id, index) {
    var summary = item.querySelector("summary");
    var feedback = item.querySelector(".quiz-feedback");
    var text = make("span", { class: "quiz-text" }, Array.from(summary.childNodes));
    Array.from(summary.attributes).forEach(function (attribute) {
      text.setAttribute(attribute.name, attribute.value);
    });
    text.classList.add("quiz-text");
    var input = make("input", { type: type, name: id, value: index, autocomplete: "off" });
    feedback.id = id + "-feedback-" + index;
    feedback.hidden = true;
    item.replaceChildren(make("label", {}, [input, text]), feedback);
    return { item: item, input: input, feedback: feedback, correct: item.dataset.correct === "true" };
  }

  function chosenOf(choices) {
    return choices.filter(function (choice) { return choice.input.checked; });
  }

  function isRight(choices) {
    return choices.every(function (choice) { return choice.input.checked === choice.correct; });
  }

  // Feedback for what was chosen; once all is right, for every choice.
  function reveal(choices, shown) {
    choices.forEach(function (choice) {
      var open = shown.includes(choice);
      choice.feedback.hidden = !open;
      choice.item.classList.toggle("quiz-right", open && choice.input.checked && choice.correct);
      choice.item.classList.toggle("quiz-wrong", open && choice.input.checked && !choice.correct);
      if (open) choice.input.setAttribute("aria-describedby", choice.feedback.id);
      else choice.input.removeAttribute("aria-describedby");
    });
  }

  function verdict(section, choices, status) {
    var chosen = chosenOf(choices);
    var right = isRight(choices);
    reveal(choices, right ? choices : chosen);
    section.classList.toggle("quiz-solved", right);
    var sentence = right ? words.right : section.dataset.kind === "multiple" ? words.partly : words.wrong;
    var reasons = chosen.map(function (choice) { return choice.feedback.textContent; }).join(" ");
    status.replaceChildren(sentence, make("span", { class: "ps-hidden" }, [" " + reasons]));
    return right;
  }

  function store(key, choices, right) {
    pathshala.progress.write(function (progress) {
      var before = progress.quizzes[key] || {};
      progress.quizzes[key] = {
        right: right,
        tries: (before.tries || 0) + 1,
        chosen: chosenOf(choices).map(function (choice) { return choices.indexOf(choice); })
      };
    });
  }

  function restore(key, section, choices, status) {
    var before = pathshala.progress.read().quizzes[key];
    if (!before || !Array.isArray(before.chosen)) return false;
    before.chosen.forEach(function (index) { if (choices[index]) choices[index].input.checked = true; });
    if (chosenOf(choices).length > 0) verdict(section, choices, status);
    return chosenOf(choices).length > 0;
  }

  function layOut(section) {
    var id = section.dataset.quiz;
    var key = pack + "/" + id;
    var heading = section.querySelector("h1, h2, h3, h4, h5, h6");
    var list = section.querySelector(".quiz-choices");
    var many = section.dataset.kind === "multiple";
    var choices = choicesIn(list).map(function (item, index) {
      return layOutChoice(item, many ? "checkbox" : "radio", id, index);
    });
    var hint = make("p", { class: "quiz-hint", id: id + "-hint" }, [many ? words.many : words.one]);
    var check = make("button", { type: "submit", class: "ps-button" }, [words.check]);
    var again = make("button", { type: "reset", class: "ps-button ps-button--plain", hidden: "" }, [words.again]);
    var status = make("p", { class: "quiz-status", role: "status" });
    var group = make("fieldset", { "aria-labelledby": heading.id, "aria-describedby": hint.id });
    var form = make("form", {}, [group, make("p", { class: "quiz-actions" }, [check, again]), status]);
    list.before(form);
    group.append(hint, list);

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (chosenOf(choices).length === 0) {
        status.textContent = words.none;
        return;
      }
      store(key, choices, verdict(section, choices, status));
      again.hidden = false;
    });
    form.addEventListener("reset", function () {
      reveal(choices, []);
      section.classList.remove("quiz-solved");
      status.textContent = "";
      again.hidden = true;
      choices[0].input.focus();
    });
    again.hidden = !restore(key, section, choices, status);
  }

  // Not the choices of a list inside a choice.
  function choicesIn(list) {
    return Array.from(list ? list.children : []).filter(function (item) { return item.matches(".quiz-choice"); });
  }

  // Only what `markup/quiz.py` lays out; raw HTML of the same class stays as it is.
  function isWhole(section) {
    var items = choicesIn(section.querySelector(".quiz-choices"));
    return items.length > 0 && section.querySelector("h1, h2, h3, h4, h5, h6") && items.every(function (item) {
      return item.querySelector("summary") && item.querySelector(".quiz-feedback");
    });
  }

  Array.from(document.querySelectorAll(".ps-body section.quiz[data-quiz]")).filter(isWhole).forEach(layOut);
})(window.pathshala);
