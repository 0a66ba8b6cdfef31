// Turns each question of a lesson into a form: what is chosen or arranged, a button that checks, feedback
// under the choices and in a live region. Here are the frame of that and the questions with choices: one
// native radio button or check box each. quiz-kinds.js, which only pages with such questions load, has the
// other kinds. Without scripts the same HTML opens on its answers.
(function (pathshala) {
  "use strict";
  var words = pathshala.words;
  var pack = document.body.dataset.progress.split("/")[0];
  var kinds = new URL("quiz-kinds.js", document.currentScript.src).href;

  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }

  function button(type, text) {
    return make("button", { type: type, class: "ps-button" + (type === "submit" ? "" : " ps-button--plain") }, [text]);
  }

  // The content of a <summary> with its language, to stand outside of it.
  function textOf(summary) {
    var text = make("span", {}, Array.from(summary.childNodes));
    Array.from(summary.attributes).forEach(function (attribute) {
      text.setAttribute(attribute.name, attribute.value);
    });
    text.classList.add("quiz-text");
    return text;
  }

  // What a feedback says, its verdict first, for the live region.
  function spoken(feedback) {
    return Array.from(feedback.children).filter(function (child) { return !child.hidden; }).map(function (child) {
      return child.textContent.trim();
    }).join(" ");
  }

  // One choice: its <details> gives way to a label with an input, and its feedback.
  function layOutChoice(item, type, id, index) {
    var feedback = item.querySelector(".quiz-feedback");
    var text = textOf(item.querySelector("summary"));
    var input = make("input", { type: type, name: id, value: index, autocomplete: "off" });
    feedback.id = id + "-feedback-" + index;
    feedback.hidden = true;
    item.replaceChildren(make("label", {}, [input, text]), feedback);
    return { item: item, input: input, feedback: feedback, correct: item.dataset.correct === "true" };
  }

  // A question with choices, as layOut wants it.
  function choosing(section) {
    var list = section.querySelector(".quiz-choices");
    var many = section.dataset.kind === "multiple";
    var choices = childrenOf(list, ".quiz-choice").map(function (item, index) {
      return layOutChoice(item, many ? "checkbox" : "radio", section.dataset.quiz, index);
    });

    function chosen() {
      return choices.filter(function (choice) { return choice.input.checked; });
    }

    // Feedback for what was chosen; once all is right, for every choice.
    function reveal(shown) {
      choices.forEach(function (choice) {
        var open = shown.includes(choice);
        choice.feedback.hidden = !open;
        choice.item.classList.toggle("quiz-right", open && choice.input.checked && choice.correct);
        choice.item.classList.toggle("quiz-wrong", open && choice.input.checked && !choice.correct);
        if (open) choice.input.setAttribute("aria-describedby", choice.feedback.id);
        else choice.input.removeAttribute("aria-describedby");
      });
    }

    return {
      before: list,
      parts: [list],
      hint: many ? words.many : words.one,
      none: words.none,
      first: choices[0].input,
      given: function () { return chosen().map(function (choice) { return choices.indexOf(choice); }); },
      restore: function (given) {
        given.forEach(function (index) { if (choices[index]) choices[index].input.checked = true; });
      },
      judge: function () {
        var right = choices.every(function (choice) { return choice.input.checked === choice.correct; });
        reveal(right ? choices : chosen());
        return {
          right: right,
          sentence: right ? words.right : many ? words.partly : words.wrong,
          reasons: chosen().map(function (choice) { return spoken(choice.feedback); }).join(" ")
        };
      },
      clear: function () { reveal([]); }
    };
  }

  function store(key, given, right) {
    pathshala.progress.write(function (progress) {
      var before = progress.quizzes[key] || {};
      progress.quizzes[key] = { right: right, tries: (before.tries || 0) + 1, chosen: given };
    });
  }

  // Puts a question into a form. Of `part`, its kind, `parts` go into the form, which stands before
  // `before`; `given` tells what the reader did, as it is kept, and is empty before that; `judge` shows and
  // tells how right it is; `clear` takes that back; `solve`, if there is one, shows the right answer.
  function layOut(section, part) {
    var id = section.dataset.quiz;
    var key = pack + "/" + id;
    var heading = section.querySelector("h1, h2, h3, h4, h5, h6");
    var hint = make("p", { class: "quiz-hint", id: id + "-hint" }, [part.hint]);
    var again = button("reset", words.again);
    var solve = button("button", words.show);
    var status = make("p", { class: "quiz-status", role: "status" });
    var group = make("fieldset", { "aria-labelledby": heading.id, "aria-describedby": hint.id });
    var actions = make("p", { class: "quiz-actions" }, [button("submit", words.check), again, solve]);
    var form = make("form", { id: id + "-form" }, [group, actions, status]);
    var told = false;  // Whoever was shown the answer has not found it.

    function judge(kept) {
      var found = part.judge(kept);
      section.classList.toggle("quiz-solved", found.right);
      status.replaceChildren(found.sentence, make("span", { class: "ps-hidden" }, [" " + found.reasons]));
      again.hidden = false;
      solve.hidden = found.right || !part.solve;
      return found.right;
    }

    function clear(sentence) {
      part.clear();
      section.classList.remove("quiz-solved");
      status.textContent = sentence || "";
    }

    again.hidden = solve.hidden = true;
    part.before.before(form);
    group.append.apply(group, [hint].concat(part.parts));
    if (part.changed) part.changed(clear);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (part.given().length === 0) status.textContent = part.none;
      else {
        var right = judge(false);
        if (!told) store(key, part.given(), right);
      }
    });
    form.addEventListener("reset", function () {
      if (part.reset) part.reset();
      clear();
      told = false;
      again.hidden = solve.hidden = true;
      part.first.focus();
    });
    solve.addEventListener("click", function () {
      if (!part.solve) return;  // The button is hidden then; assistive technology may press it all the same.
      told = true;
      part.solve();
      clear();
      judge(false);
      status.textContent = words.solved;
      again.focus();
    });
    var before = pathshala.progress.read().quizzes[key];
    if (before && Array.isArray(before.chosen)) {
      part.restore(before.chosen, before.right);
      if (part.given().length > 0) judge(before.right);
    }
  }

  // Not those of a list inside a choice.
  function childrenOf(list, selector) {
    return Array.from(list ? list.children : []).filter(function (item) { return item.matches(selector); });
  }

  // Only what `markup/quiz_layout.py` lays out; raw HTML of the same class stays as it is.
  function isWhole(section) {
    var items = childrenOf(section.querySelector(".quiz-choices"), ".quiz-choice");
    return items.length > 0 && section.querySelector("h1, h2, h3, h4, h5, h6") && items.every(function (item) {
      return item.querySelector("summary, p.quiz-text") && item.querySelector(".quiz-feedback");
    });
  }

  var sections = Array.from(document.querySelectorAll(".ps-body section.quiz[data-quiz]")).filter(isWhole);
  var others = sections.filter(function (section) { return ["order", "match", "fill-in"].includes(section.dataset.kind); });
  sections.forEach(function (section) { if (!others.includes(section)) layOut(section, choosing(section)); });
  if (others.length > 0) {
    pathshala.quiz = { sections: others, layOut: layOut, make: make, button: button, textOf: textOf, childrenOf: childrenOf, spoken: spoken };
    document.head.append(make("script", { src: kinds }));
  }
})(window.pathshala);
