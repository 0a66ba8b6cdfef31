// Reads a page aloud, sentence by sentence, with the voices of the device. Each passage is read by a
// voice of its own language, or left out where there is none. What is not text to listen to (code,
// answers of a quiz, what is folded away) is left out without a word.
//
// A sentence at a time, since Chromium's voices fall silent in what takes longer than 15 seconds, and
// since "pause" of speech engines is not reliable: going on means saying the sentence again.
(function (pathshala) {
  "use strict";
  var LONGEST = 160;  // characters said at once
  var SPEEDS = [0.75, 1, 1.25, 1.5];
  var PASSAGES = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, figcaption, summary, blockquote," +
    " div, section, article";
  var NOT_SAID = "pre, svg, math, script, style, form, button, audio, video, .headerlink, .tabbed-labels," +
    " .quiz > ul, .quiz > ol, .quiz > dl, .quiz > div, .quiz > details, .quiz > table," +
    " .ps-facts, .ps-finish, .ps-listen, .ps-resume, .ps-explained, .ps-hidden, [hidden], [aria-hidden=true]," +
    " details:not([open]) > :not(summary)";
  var speech = window.speechSynthesis;
  var words = pathshala.words;
  var language = document.documentElement.lang;
  var opener = pathshala.find("[data-listen]")[0];
  var sentences = [];  // {text, lang, passage}
  var place = 0;
  var playing = false;
  var said = null;  // Held: browsers forget an utterance that nobody holds, and its events with it.
  var bar, toggle, status;

  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    element.append.apply(element, children || []);
    return element;
  }

  // Ends of sentences in the scripts of the world: some are followed by a space, some are not.
  function sentencesOf(text) {
    var ends = text.match(/\S[\s\S]*?(?:[.!?…։؟۔।॥။።]{1,8}["'»”’)\]]{0,8}(?=\s)|[。！？]{1,8}|$)/g) || [];
    return ends.reduce(function (all, sentence) {
      return all.concat(sentence.length <= LONGEST ? sentence
        : sentence.match(new RegExp("\\S[\\s\\S]{0," + LONGEST + "}(?=\\s|$)|\\S[\\s\\S]{0," + LONGEST + "}", "g")));
    }, []);
  }

  function isShown(element) {
    return element.getClientRects().length > 0 && !element.closest(NOT_SAID);
  }

  function passages() {
    var found = [];
    [document.querySelector("h1"), document.querySelector("article")].forEach(function (part) {
      var walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        var inside = walker.currentNode.parentElement;
        var last = found[found.length - 1];
        var text = walker.currentNode.data;
        if (!isShown(inside)) continue;
        var passage = inside.closest(PASSAGES);
        var lang = inside.closest("[lang]").lang;
        if (last && last.passage === passage && last.lang === lang) last.text += text;
        else if (text.trim()) found.push({ passage: passage, lang: lang, text: text });
      }
    });
    return found;
  }

  function layOutText() {
    passages().forEach(function (one) {
      sentencesOf(one.text.replace(/\s+/g, " ").trim()).forEach(function (text) {
        // A mark between two spans of other languages is nothing to say.
        if (/[^\s.,;:!?()'"–—-]/.test(text)) sentences.push({ text: text, lang: one.lang, passage: one.passage });
      });
    });
  }

  function speed(chosen) {
    try {
      if (chosen) localStorage.setItem("pathshala.speed", chosen);
      else chosen = localStorage.getItem("pathshala.speed");
    } catch (error) {
      // It then lasts as long as the page.
    }
    return SPEEDS.includes(Number(chosen)) ? Number(chosen) : 1;
  }

  // The voice for the very language first (pt-BR before pt-PT), then the one that the device prefers.
  function voiceFor(lang) {
    function fits(voice) { return voice.lang.replace("_", "-").toLowerCase() === lang.toLowerCase(); }
    var voices = pathshala.voices(lang);
    return voices.filter(fits)[0] || voices.filter(function (voice) { return voice.default; })[0] || voices[0];
  }

  function nameOf(lang) {
    try {
      return new Intl.DisplayNames([language], { type: "language" }).of(lang);
    } catch (error) {
      return lang;
    }
  }

  function mark(passage) {
    Array.from(document.querySelectorAll(".ps-spoken")).forEach(function (one) {
      if (one !== passage) one.classList.remove("ps-spoken");
    });
    if (!passage || passage.classList.contains("ps-spoken")) return;
    passage.classList.add("ps-spoken");
    var box = passage.getBoundingClientRect();
    var still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (box.top < 0 || box.bottom > innerHeight - bar.offsetHeight) {
      passage.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    }
  }

  function showPlaying() {
    toggle.textContent = playing ? words.pause : words.play;
  }

  function hush() {
    playing = false;
    said = null;
    // Some engines lose what is said right after this.
    if (speech.speaking || speech.pending) speech.cancel();
  }

  function say() {
    var sentence = sentences[place];
    if (!sentence) return stop();
    var voice = voiceFor(sentence.lang);
    if (!voice) {
      status.textContent = pathshala.say("unspoken", { language: nameOf(sentence.lang) });
      place += 1;
      return say();
    }
    var utterance = said = new SpeechSynthesisUtterance(sentence.text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = speed();
    utterance.onend = utterance.onerror = function () {
      if (said !== utterance) return;  // cancelled
      place += 1;
      say();
    };
    mark(sentence.passage);
    speech.speak(utterance);
  }

  function play() {
    hush();
    playing = true;
    showPlaying();
    say();
  }

  function pause() {
    hush();
    showPlaying();
  }

  function stop() {
    var inside = bar.contains(document.activeElement);
    hush();
    place = 0;
    mark(null);
    bar.hidden = true;
    opener.hidden = false;
    document.documentElement.classList.remove("ps-listening");
    if (inside) opener.querySelector("button").focus();
  }

  function start() {
    sentences = [];
    layOutText();
    status.textContent = "";
    opener.hidden = true;
    bar.hidden = false;
    document.documentElement.classList.add("ps-listening");
    play();
    toggle.focus({ preventScroll: true });
  }

  function layOutBar() {
    var select = make("select", {}, SPEEDS.map(function (one) {
      var option = make("option", { value: one }, [pathshala.number(one) + "×"]);
      option.selected = one === speed();
      return option;
    }));
    var end = make("button", { type: "button", class: "ps-button ps-button--plain" }, [words.stop]);
    toggle = make("button", { type: "button", class: "ps-button" });
    status = make("p", { role: "status" });
    bar = make("section", { class: "ps-player", "aria-label": opener.textContent.trim(), hidden: "" },
      [toggle, end, make("label", {}, [words.speed + " ", select]), status]);
    toggle.addEventListener("click", function () { (playing ? pause : play)(); });
    end.addEventListener("click", stop);
    bar.addEventListener("keydown", function (event) { if (event.key === "Escape") stop(); });
    select.addEventListener("change", function () {
      speed(select.value);
      if (playing) play();
    });
    document.querySelector("main").append(bar);
  }

  function styled(then) {
    var link = make("link", { rel: "stylesheet", href: document.currentScript.src.replace("listen.js", "listen.css") });
    link.onload = link.onerror = then;
    document.head.append(link);
  }

  layOutBar();
  opener.querySelector("button").addEventListener("click", start);
  addEventListener("pagehide", pause);
  styled(start);
})(window.pathshala);
