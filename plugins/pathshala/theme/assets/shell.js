// The frame around every page: the colour switch, menus that close, links into what is folded, and
// what the article's own HTML lacks for keyboards and screen readers.
(function () {
  "use strict";
  var pathshala = window.pathshala = {};
  var root = document.documentElement;
  var SCHEMES = { system: null, light: "default", dark: "slate" };

  // Elements of the theme; articles are written by others and may hold anything.
  pathshala.find = function (selector) {
    return Array.from(document.querySelectorAll(selector)).filter(function (element) {
      return !element.closest(".md-typeset");
    });
  };

  function storedScheme() {
    try {
      var choice = localStorage.getItem("pathshala.scheme");
      return choice in SCHEMES ? choice : "system";
    } catch (error) {
      return "system";
    }
  }

  function storeScheme(choice) {
    try {
      localStorage.setItem("pathshala.scheme", choice);
    } catch (error) {
      // The choice then lasts as long as the page.
    }
  }

  function schemeSwitch(button) {
    var order = Object.keys(SCHEMES);
    var choice = storedScheme();

    function show() {
      if (SCHEMES[choice]) root.setAttribute("data-md-color-scheme", SCHEMES[choice]);
      else root.removeAttribute("data-md-color-scheme");
      button.querySelector(".ps-hidden").textContent = button.getAttribute("data-" + choice);
      button.title = button.getAttribute("data-" + choice);
      button.setAttribute("data-scheme", choice);
    }

    button.addEventListener("click", function () {
      choice = order[(order.indexOf(choice) + 1) % order.length];
      storeScheme(choice);
      show();
    });
    show();
    button.hidden = false;
  }

  function closingMenu(menu) {
    document.addEventListener("click", function (event) {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  }

  function reachableByKeyboard(element) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
  }

  function reachAll() {
    document.querySelectorAll(".md-typeset pre > code, .md-typeset table").forEach(reachableByKeyboard);
  }

  // The check box of a task list stands apart from its text.
  function nameTask(input) {
    var item = input.closest("li");
    if (item) input.setAttribute("aria-label", item.textContent.trim());
  }

  // A link to a passage inside something folded opens it.
  function unfoldTarget() {
    var target = document.querySelector(":target");
    var folded = target && target.closest("details");
    if (folded && !folded.open) {
      folded.open = true;
      target.scrollIntoView();
    }
  }

  pathshala.load = function (tag, values) {
    document.head.appendChild(Object.assign(document.createElement(tag), values));
  };

  // Ctrl+K, on a keyboard without Latin letters by its place, or a slash if the reader has not turned it off.
  function opensSearch(event) {
    if (event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]")) return false;
    if (event.ctrlKey || event.metaKey) return event.key === "k" || (event.key > "z" && event.code === "KeyK");
    try {
      return event.key === "/" && localStorage.getItem("pathshala.slash") !== "off";
    } catch (error) {
      return true;
    }
  }

  // Nothing of the search is loaded before its box is opened; what is typed meanwhile stands in the box.
  function searching(link) {
    var box = pathshala.find("[data-find]")[0];
    var base = link.getAttribute("data-search");
    var own = "search/" + root.lang + "/";
    var scripts = [own + "index", own + "search"];

    // A script that is not there leads to the list; one that is given up because the reader leaves does not.
    var leaving = false;
    function instead() {
      if (!leaving) location.href = link.href;
    }

    function open(event) {
      event.preventDefault();
      if (!box.open) box.showModal();
      if (scripts.length) window.addEventListener("beforeunload", function () { leaving = true; });
      if (scripts.length) pathshala.load("link", { rel: "stylesheet", href: base + "assets/search/box.css" });
      scripts.splice(0).forEach(function (name) {
        pathshala.load("script", {
          src: base + name + ".js", async: false, onerror: instead
        });
      });
    }

    if (!box.showModal) return;
    // The index may be there before the engine that reads it.
    pathshala.shard = function () { (pathshala.early = pathshala.early || []).push(arguments); };
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", open);
    document.addEventListener("keydown", function (event) {
      if (opensSearch(event) || (event.key === " " && event.target === link)) open(event);
    });
  }

  window.addEventListener("hashchange", unfoldTarget);
  unfoldTarget();
  pathshala.find("[data-scheme]").forEach(schemeSwitch);
  pathshala.find("[data-menu]").forEach(closingMenu);
  pathshala.find("[data-search]").forEach(searching);
  document.querySelectorAll(".md-typeset .task-list-item input").forEach(nameTask);
  // What is wider than its box changes with the window, and with what is unfolded or chosen.
  ["resize", "toggle", "change"].forEach(function (kind) { window.addEventListener(kind, reachAll, true); });
  reachAll();
})();
