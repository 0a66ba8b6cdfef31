// Keeps where the reader is in a lesson, and offers the way back there; and offers to read a page aloud
// where the device itself has a voice for the page's language (some voices are a service elsewhere,
// which would be told the text).
//
// Beside the progress, the device keeps the titles of the pack that was open last in each language,
// {"bn": {"<pack>/<lesson>": ["<title>", "<its own language, if another>"]}}: the start page has no
// lessons' titles.
(function (pathshala) {
  "use strict";
  var key = document.body.dataset.progress;
  var listen = new URL("listen.js", document.currentScript.src).href;
  var speech = window.speechSynthesis;
  var button = pathshala.find("[data-listen]")[0];

  function change(edit) {
    pathshala.progress.write(function (progress) {
      edit(progress.lessons[key] = progress.lessons[key] || {});
    });
  }

  function keepTitles() {
    var titles = {};
    pathshala.find("li[data-done]").forEach(function (step) {
      var title = step.querySelector("span");
      var foreign = title.querySelector("[lang]");
      titles[step.dataset.done] = [title.textContent, foreign ? foreign.lang : ""];
    });
    try {
      var kept = JSON.parse(localStorage.getItem("pathshala.titles")) || {};
      kept[document.documentElement.lang] = titles;
      localStorage.setItem("pathshala.titles", JSON.stringify(kept));
    } catch (error) {
      // The start page then names the pack alone.
    }
  }

  function offerReturn(headings, at) {
    var heading = headings.filter(function (one) { return one.id === at; })[0];
    if (!heading || location.hash) return;
    var link = document.createElement("a");
    link.href = "#" + at;
    link.textContent = heading.textContent;
    link.lang = heading.closest("[lang]").lang;
    var line = document.createElement("p");
    line.className = "ps-resume";
    line.append(pathshala.words.stopped + " ", link);
    button.before(line);
  }

  function keepPlace() {
    var headings = Array.from(document.querySelectorAll(".ps-body > h2[id], .ps-body > h3[id]"));
    var moved = false;

    function leave() {
      var passed = headings.filter(function (one) { return one.getBoundingClientRect().top < innerHeight / 2; });
      if (!moved || !passed.length) return;
      moved = false;
      change(function (lesson) { if (!lesson.done) lesson.at = passed.pop().id; });
    }

    change(function (lesson) {
      lesson.seen = new Date().toISOString();
      offerReturn(headings, lesson.at);
    });
    addEventListener("scroll", function () { moved = true; }, { passive: true });
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", function () { if (document.hidden) leave(); });
  }

  pathshala.voices = function (language) {
    return speech.getVoices().filter(function (voice) {
      return voice.localService && voice.lang.split(/[-_]/)[0].toLowerCase() === language.split("-")[0].toLowerCase();
    });
  };

  function offerVoice() {
    button.hidden = !pathshala.voices(document.documentElement.lang).length;
  }

  if (key) {
    keepTitles();
    keepPlace();
  }
  if (speech && button) {
    offerVoice();
    // Not every browser lets listeners be added here.
    speech.onvoiceschanged = offerVoice;
    button.addEventListener("click", function () {
      var script = document.createElement("script");
      script.src = listen;
      document.head.append(script);
    }, { once: true });
  }
})(window.pathshala);
