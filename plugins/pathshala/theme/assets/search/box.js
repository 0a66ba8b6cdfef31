// The search box. It stands in every page as a dialog with a field (partial/search.html); this script,
// loaded when it is first opened, fills in the rest.
//
// Results are links in lists, which all screen readers know; how many there are is announced. The arrow
// keys go from the field through the links and back. Words come from search/<language>/search.js, which holds this, too.
(function (pathshala) {
  "use strict";
  var PORTION = 10;
  var REST = 60; // milliseconds without a key before a search begins
  var REST_COMPOSING = 600; // the same while an input method still holds a word
  var link = pathshala.find("[data-search]")[0];
  var box = pathshala.find("[data-find]")[0];
  var input = box.querySelector("input");
  var root = link.getAttribute("data-search");
  var words = pathshala.searchWords;
  var texts = words.texts;
  var digits = document.body.dataset.digits || "0123456789";
  // What is still spelt in Latin letters is no word of these languages.
  var spelt = /^(ja|zh)\b/.test(words.language);

  var opened = null; // the promise of an engine
  var asked = 0; // the number of the last question; answers to others are dropped
  var answered = ""; // the question whose answer is shown, with its filters
  var limit = PORTION;
  var timer = 0;

  function element(tag, values, children) {
    var made = Object.assign(document.createElement(tag), values);
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, word) { return values[word]; });
  }

  function number(value) {
    return String(value).replace(/\d/g, function (digit) { return digits[digit]; });
  }

  // Text of another language says so; `way` is ltr or rtl.
  function inLanguage(made, language, way) {
    if (language && language !== words.language) {
      made.lang = language;
      made.dir = way || "auto";
    }
    return made;
  }

  function loaded(address) {
    return new Promise(function (resolve, reject) {
      pathshala.load("script", { src: root + address, async: false, onload: resolve, onerror: reject });
    });
  }

  // --- What is in the box -------------------------------------------------------------------------

  var status = element("p", { className: "ps-find__status" });
  status.setAttribute("role", "status");
  var results = element("div", { className: "ps-find__results" });
  var more = element("button", { type: "button", className: "ps-button ps-button--plain", textContent: texts.more, hidden: true });
  var widen = element("button", { type: "button", className: "ps-button ps-button--plain", textContent: texts.unfilter });
  var help = element("div", { className: "ps-find__help", hidden: true }, [element("p", { textContent: texts.spelling }), widen]);
  var selects = element("div", { className: "ps-find__selects" });
  var filters = element("details", { className: "ps-find__filters" }, [element("summary", { textContent: texts.filters }), selects]);
  var slash = element("input", { type: "checkbox" });
  var foot = element("div", { className: "ps-find__foot" }, [
    element("p", {}, [
      element("a", { href: link.href, textContent: texts.terms }), " ",
      element("a", { href: new URL("packs/index.html", link.href).href, textContent: texts.catalogue })
    ]),
    element("p", { className: "ps-find__keys", textContent: texts.keys }),
    element("label", { className: "ps-find__keys" }, [slash, " " + texts.slash])
  ]);
  box.append(filters, element("div", { className: "ps-find__body" }, [status, results, help, more, foot]));

  function hit(result) {
    var to = element("a", { href: root + result.url, className: "ps-hit__link" }, [
      inLanguage(element("b", { textContent: result.title }), result.titleLanguage)
    ]);
    if (result.heading) to.append(" – ", inLanguage(element("span", { textContent: result.heading }), result.headingLanguage));
    var snippet = element("p", { className: "ps-hit__snippet" }, (result.snippet || []).map(function (part) {
      return part.hit ? element("mark", { textContent: part.text }) : part.text;
    }));
    var made = element("li", { className: "ps-hit" }, [to, snippet]);
    if (result.context) made.append(element("p", { className: "ps-hit__context", textContent: result.context }));
    if (result.more && result.more.length) {
      made.append(element("ul", { className: "ps-hit__more" }, result.more.map(function (one) {
        return element("li", {}, [element("a", { href: root + one.url, textContent: one.heading || result.title })]);
      })));
    }
    return inLanguage(made, result.language, result.dir);
  }

  // The lists of results: the reader's language first, then each other one under a heading.
  function lists(found) {
    var order = [words.language];
    found.forEach(function (one) {
      if (!order.includes(one.language)) order.push(one.language);
    });
    return order.reduce(function (made, language) {
      var own = found.filter(function (one) { return one.language === language; });
      if (own.length && language !== words.language) {
        made.push(element("h2", { textContent: words.headings[language] || language }));
      }
      return own.length ? made.concat(element("ul", {}, own.map(hit))) : made;
    }, []);
  }

  function links() {
    return Array.from(results.querySelectorAll("a"));
  }

  // Puts results in place of others without taking away the focus of the reader.
  function show(found) {
    var held = results.contains(document.activeElement) && document.activeElement.href;
    results.replaceChildren.apply(results, lists(found));
    if (held) (links().find(function (one) { return one.href === held; }) || input).focus();
  }

  function say(found, text) {
    var said = found.total ? fill(texts.count, { count: number(found.total) })
      : fill(texts.none, { query: "\u2068" + text + "\u2069" });
    if (found.understood) said += " " + fill(texts.instead, { words: "\u2068" + found.understood + "\u2069" });
    status.textContent = said;
  }

  // --- Asking -------------------------------------------------------------------------------------

  function engine() {
    if (!opened) {
      opened = pathshala.engine.open({ root: root, language: words.language });
      opened.catch(function () { opened = null; });
    }
    return opened;
  }

  function chosen() {
    var values = {};
    selects.querySelectorAll("select").forEach(function (select) {
      if (select.value) values[select.name] = select.value;
    });
    return values;
  }

  function busy(now) {
    results.setAttribute("aria-busy", now);
  }

  function clear() {
    results.replaceChildren();
    busy(false);
    status.textContent = "";
    help.hidden = more.hidden = true;
    answered = "";
  }

  // Searches for what stands in the field; `then` is called when the answer stands in the box.
  function ask(then) {
    var mine = ++asked;
    var text = input.value.trim();
    var wanted = chosen();
    var question = JSON.stringify([text, wanted, limit]);
    clearTimeout(timer);
    keep(text);
    if (!text) return clear();
    if (question === answered) {
      busy(false);
      return then && then();
    }
    busy(true);
    if (!results.firstChild) status.textContent = texts.loading;
    engine().then(function (held) {
      return mine !== asked ? null : held.search(text, {
        filters: wanted,
        limit: limit,
        onResults: function (some) {
          if (mine === asked && some.length && !results.firstChild) show(some);
        }
      });
    }).then(function (found) {
      if (mine !== asked) return;
      answered = question;
      show(found.results);
      say(found, text);
      help.hidden = found.total > 0;
      widen.hidden = !Object.keys(wanted).length;
      more.hidden = found.total <= found.results.length;
      busy(false);
      if (then) then();
    }).catch(function () {
      if (mine !== asked) return;
      clear();
      status.textContent = texts.failed;
    });
  }

  function askAnew(then) {
    limit = PORTION;
    ask(then);
  }

  function askSoon(event) {
    asked += 1;
    clearTimeout(timer);
    if (event.isComposing && spelt) return;
    busy(true);
    timer = setTimeout(askAnew, event.isComposing ? REST_COMPOSING : REST);
  }

  // The last words stay with the tab, so that the box shows them on the next page.
  function keep(text) {
    try {
      sessionStorage.setItem("pathshala.query", text);
    } catch (error) {
      // They then last as long as the page.
    }
  }

  function recall() {
    try {
      if (!input.value) input.value = sessionStorage.getItem("pathshala.query") || "";
      slash.checked = localStorage.getItem("pathshala.slash") !== "off";
    } catch (error) {
      slash.parentNode.hidden = true;
    }
    input.select();
    askAnew();
  }

  // --- Keys and choices ---------------------------------------------------------------------------

  function step(event, by) {
    var all = links();
    var place = all.indexOf(document.activeElement) + by;
    if (!all.length || place >= all.length) return;
    event.preventDefault();
    (all[place] || input).focus();
  }

  function goToFirst() {
    if (links().length) links()[0].focus();
  }

  function onKey(event) {
    var inField = event.target === input;
    if (event.isComposing) return;
    if (event.key === "Escape" && event.target.tagName !== "SELECT") {
      event.preventDefault();
      box.close();
    } else if (!inField && !results.contains(event.target)) {
      return;
    } else if (event.key === "ArrowDown") {
      step(event, 1);
    } else if (event.key === "ArrowUp" && !inField) {
      step(event, -1);
    } else if (event.key === "Enter" && inField) {
      askAnew(goToFirst);
    } else if (!inField && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      input.focus();
    }
  }

  function choice(filter, known) {
    var select = element("select", { name: filter.name }, [element("option", { value: "", textContent: texts.any })]);
    filter.options.forEach(function (one) {
      if (known && !known.includes(one[0])) return;
      select.append(inLanguage(element("option", { value: one[0], textContent: one[1] }), one[2], one[3]));
    });
    return element("label", {}, [element("span", { textContent: filter.label }), select]);
  }

  function offerFilters() {
    filters.removeEventListener("toggle", offerFilters);
    var known = engine().then(function (held) { return held.facets(); });
    Promise.all([known, loaded("search/" + words.language + "/filters.js")]).then(function (both) {
      pathshala.searchFilters.forEach(function (filter) { selects.append(choice(filter, both[0][filter.name])); });
    }).catch(function () {
      filters.hidden = true;
    });
  }

  input.addEventListener("input", askSoon);
  input.addEventListener("compositionend", askSoon);
  box.addEventListener("keydown", onKey);
  box.addEventListener("click", function (event) {
    // Around the box, or a link, which may lead to a place on this very page.
    if (event.target === box || (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey)) box.close();
  });
  box.addEventListener("close", function () { input.select(); });
  filters.addEventListener("toggle", offerFilters);
  selects.addEventListener("change", function () { askAnew(); });
  widen.addEventListener("click", function () {
    selects.querySelectorAll("select").forEach(function (select) { select.value = ""; });
    askAnew();
    input.focus();
  });
  more.addEventListener("click", function () {
    var first = links().length;
    limit += PORTION;
    ask(function () { (links()[first] || input).focus(); });
  });
  slash.addEventListener("change", function () {
    try {
      localStorage.setItem("pathshala.slash", slash.checked ? "on" : "off");
    } catch (error) {
      slash.parentNode.hidden = true;
    }
  });
  recall();
})(window.pathshala);
