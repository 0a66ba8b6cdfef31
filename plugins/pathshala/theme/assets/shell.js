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

  window.addEventListener("hashchange", unfoldTarget);
  unfoldTarget();
  pathshala.find("[data-scheme]").forEach(schemeSwitch);
  pathshala.find("[data-menu]").forEach(closingMenu);
  document.querySelectorAll(".md-typeset .task-list-item input").forEach(nameTask);
  document.querySelectorAll(".md-typeset pre > code, .md-typeset table").forEach(reachableByKeyboard);
})();
