// The questions in which readers put steps in order, match halves or fill a gap, as `layOut` of quiz.js
// wants them. Steps move by buttons, halves are chosen in native lists, and a gap is a field.
(function (pathshala) {
  "use strict";
  var quiz = pathshala.quiz;
  var make = quiz.make;
  var words = pathshala.words;

  // Whether each of some items is right: under it, and in one sentence for all.
  function judgeEach(items, isRight) {
    var right = items.filter(isRight);
    items.forEach(function (one) {
      var fits = right.includes(one);
      one.item.classList.toggle("quiz-right", fits);
      one.item.classList.toggle("quiz-wrong", !fits);
      one.feedback.hidden = false;
      // Why it is right would give the answer away.
      Array.from(one.feedback.children).forEach(function (child) { child.hidden = !fits; });
      one.verdict.hidden = false;
      one.verdict.textContent = fits ? words.fits : words.misfits;
    });
    return {
      right: right.length === items.length,
      sentence: right.length === items.length ? words.right
        : pathshala.say("some", { right: right.length, total: items.length }),
      reasons: items.map(function (one) { return one.text.textContent + ": " + quiz.spoken(one.feedback); }).join(" ")
    };
  }

  function clearEach(items) {
    items.forEach(function (one) {
      one.feedback.hidden = true;
      one.item.classList.remove("quiz-right", "quiz-wrong");
    });
  }

  // What an item of steps or pairs is made of.
  function partsOf(item, id) {
    var feedback = item.querySelector(".quiz-feedback");
    var text = quiz.textOf(item.querySelector("summary"));
    text.id = id + "-text";
    feedback.id = id + "-feedback";
    feedback.hidden = true;
    return {
      item: item, text: text, feedback: feedback, verdict: feedback.querySelector(".quiz-verdict"),
      answer: Number(item.dataset.answer)
    };
  }

  function ordering(section) {
    var id = section.dataset.quiz;
    var old = section.querySelector(".quiz-choices");
    var list = make("ol", { class: "quiz-choices quiz-steps" });
    var steps = quiz.childrenOf(old, ".quiz-choice").map(function (item, index) {
      var step = partsOf(item, id + "-" + index);
      step.up = mover(step, -1, "↑", words.up);
      step.down = mover(step, 1, "↓", words.down);
      var moves = make("span", { class: "quiz-moves" }, [step.up, step.down]);
      var row = make("div", { class: "quiz-row", "data-number": pathshala.number(index + 1) }, [step.text, moves]);
      item.replaceChildren(row, step.feedback);
      list.append(item);
      return step;
    });
    var mixed = steps.slice();
    var touched = false;
    var tell = function () {};

    function mover(step, by, sign, name) {
      var move = make("button", { type: "button", class: "quiz-move", id: step.text.id + by }, [sign]);
      move.setAttribute("aria-label", name);
      move.setAttribute("aria-labelledby", move.id + " " + step.text.id);
      move.addEventListener("click", function () {
        var place = steps.indexOf(step);
        var other = steps[place + by];
        if (!other) return;
        steps[place] = other;
        steps[place + by] = step;
        // The neighbour moves, so that the button keeps the focus.
        if (by < 0) step.item.after(other.item);
        else step.item.before(other.item);
        touched = true;
        ends();
        tell(pathshala.say("moved", { place: place + by + 1, total: steps.length }));
      });
      return move;
    }

    function ends() {
      steps.forEach(function (step, place) {
        step.up.setAttribute("aria-disabled", place === 0);
        step.down.setAttribute("aria-disabled", place === steps.length - 1);
      });
    }

    function arrange(order) {
      steps = order;
      steps.forEach(function (step) { list.append(step.item); });
      ends();
    }

    function inOrder() {
      return steps.slice().sort(function (one, other) { return one.answer - other.answer; });
    }

    ends();
    old.before(list);
    old.remove();
    return {
      before: list,
      parts: [list],
      hint: words.arrange,
      none: words.unmoved,
      first: steps[0].down,
      changed: function (clear) { tell = clear; },
      given: function () { return touched ? steps.map(function (step) { return step.answer; }) : []; },
      restore: function (given) {
        var order = given.map(function (answer) {
          return steps.filter(function (step) { return step.answer === answer; })[0];
        });
        if (order.length !== steps.length || new Set(order).size !== steps.length || order.includes(undefined)) return;
        touched = true;
        arrange(order);
      },
      judge: function () {
        var right = inOrder();
        return judgeEach(steps, function (step) {
          // Two steps that read alike in a translation may change places.
          return step.text.textContent === right[steps.indexOf(step)].text.textContent;
        });
      },
      clear: function () { clearEach(steps); },
      reset: function () { touched = false; arrange(mixed.slice()); },
      solve: function () { arrange(inOrder()); }
    };
  }

  function matching(section) {
    var id = section.dataset.quiz;
    var list = section.querySelector(".quiz-choices");
    var options = section.querySelector(".quiz-options");
    var texts = Array.from(options.children).map(function (option) { return option.textContent.trim(); });
    var pairs = quiz.childrenOf(list, ".quiz-choice").map(function (item, index) {
      var pair = partsOf(item, id + "-" + index);
      pair.select = make("select", { id: id + "-select-" + index, autocomplete: "off" },
        [words.choose].concat(texts).map(function (text, number) {
          return make("option", { value: number || "" }, [number ? pathshala.number(number) + ". " + text : text]);
        }));
      item.replaceChildren(make("div", { class: "quiz-row" },
        [make("label", { for: pair.select.id }, [pair.text]), pair.select]), pair.feedback);
      return pair;
    });

    function values() {
      return pairs.map(function (pair) { return Number(pair.select.value); });
    }

    return {
      before: section.querySelector(".quiz-side") || list,
      parts: Array.from(section.querySelectorAll(".quiz-side, .quiz-choices, .quiz-options")),
      hint: words.pair,
      none: words.none,
      first: pairs[0].select,
      changed: function (clear) { list.addEventListener("change", function () { clear(); }); },
      given: function () { return values().some(Boolean) ? values() : []; },
      restore: function (given) {
        pairs.forEach(function (pair, index) { if (texts[given[index] - 1]) pair.select.value = given[index]; });
      },
      judge: function () {
        return judgeEach(pairs, function (pair) {
          return texts[pair.select.value - 1] === texts[pair.answer - 1];
        });
      },
      clear: function () { clearEach(pairs); },
      solve: function () { pairs.forEach(function (pair) { pair.select.value = pair.answer; }); }
    };
  }

  var LEFT_OUT = /[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
  var DIACRITICS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]/g;
  var SIGN = "[ .,;:!?\"'()\\[\\]{}\u00a1\u00ab\u00b7\u00bb\u00bf\u060c\u061b\u061f\u06d4\u0964\u0965\u1362\u2018-\u201f\u3001\u3002\u300c-\u300f]+";
  var ENDS = new RegExp("^" + SIGN + "|" + SIGN + "$", "g");
  var DIGIT = /\p{Nd}/gu;

  // The zero of a digit's script is the one character before it that is no digit's successor.
  function inLatin(digit) {
    var zero = digit.codePointAt(0);
    var value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) { zero -= 1; value += 1; }
    return value;
  }

  // As `folded` in markup/answers.py.
  function folded(answer, exact) {
    var text = answer.normalize("NFKC").toLowerCase().replace(LEFT_OUT, "");
    if (!exact) text = text.normalize("NFD").replace(DIACRITICS, "");
    return text.normalize("NFC").replace(DIGIT, inLatin).replace(/\s+/g, " ").replace(ENDS, "");
  }

  function filling(section) {
    var id = section.dataset.quiz;
    var exact = section.dataset.diacritics === "exact";
    var wrapper = section.querySelector(".quiz-answers");
    var list = section.querySelector(".quiz-choices");
    var gap = section.querySelector(".quiz-gap");
    var input = make("input", {
      type: "text", class: "quiz-input", id: id + "-input", form: id + "-form", "aria-label": words.answer, dir: "auto",
      maxlength: 200, autocomplete: "off", autocapitalize: "none", spellcheck: "false"
    });
    var answers = quiz.childrenOf(list, ".quiz-choice").map(function (item) {
      var texts = item.querySelector(".quiz-text").textContent.split("|");
      return {
        item: item, correct: item.dataset.correct === "true", feedback: item.querySelector(".quiz-feedback"),
        texts: texts.map(function (text) { return folded(text, exact); })
      };
    });
    var accepted = answers.filter(function (answer) { return answer.correct; });

    function show(shown, typed) {
      list.hidden = shown.length === 0;
      answers.forEach(function (answer) {
        answer.item.hidden = !shown.includes(answer);
        answer.item.classList.toggle("quiz-right", answer === typed && answer.correct);
        answer.item.classList.toggle("quiz-wrong", answer === typed && !answer.correct);
      });
    }

    function match() {
      return answers.filter(function (answer) { return answer.texts.includes(folded(input.value, exact)); })[0];
    }

    if (gap) {
      gap.parentElement.id = gap.parentElement.id || id + "-sentence";
      input.setAttribute("aria-describedby", gap.parentElement.id);
      gap.replaceWith(input);
    }
    wrapper.before(list);
    wrapper.remove();
    show([]);
    return {
      before: list,
      parts: gap ? [list] : [input, list],
      hint: words.type,
      none: words.untyped,
      first: input,
      changed: function (clear) { input.addEventListener("input", function () { clear(); }); },
      given: function () { return input.value.trim() ? [input.value.trim()] : []; },
      restore: function (given) { input.value = String(given[0] || "").slice(0, 200); },
      // What was right in another language is right here, too.
      judge: function (kept) {
        var found = match();
        var right = Boolean(kept) || Boolean(found && found.correct);
        show(right ? answers : found ? [found] : [], found);
        input.setAttribute("aria-invalid", !right);
        return { right: right, sentence: right ? words.right : words.retype, reasons: found ? quiz.spoken(found.feedback) : "" };
      },
      clear: function () { show([]); input.removeAttribute("aria-invalid"); },
      solve: function () { input.value = accepted.length ? accepted[0].item.querySelector(".quiz-text").textContent.split("|")[0].trim() : ""; }
    };
  }

  var kinds = { order: ordering, match: matching, "fill-in": filling };
  var needs = { order: "summary", match: ".quiz-options", "fill-in": ".quiz-answers" };

  // Raw HTML that looks alike stays as it is.
  quiz.sections.filter(function (section) {
    return section.querySelector(needs[section.dataset.kind]) &&
      quiz.childrenOf(section.querySelector(".quiz-choices"), ".quiz-choice").every(function (item) {
        return item.querySelector(section.dataset.kind === "fill-in" ? "p.quiz-text" : "summary") &&
          item.querySelector(".quiz-feedback > .quiz-verdict");
      });
  }).forEach(function (section) { quiz.layOut(section, kinds[section.dataset.kind](section)); });
  pathshala.folded = folded;
})(window.pathshala);
