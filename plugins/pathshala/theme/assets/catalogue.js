// Narrows the catalogue's cards. The choices stand in the address (`#level=beginner&language=bn`), so
// they can be shared and survive the way back; one choice alone is an anchor that works without this.
(function (pathshala) {
  "use strict";
  var form = document.querySelector("[data-filters]");
  var cards = pathshala.find(".ps-card");
  var count = document.querySelector("[data-count]");
  var empty = document.querySelector("[data-empty]");
  var selects = Array.from(form.querySelectorAll("select"));

  function fits(card, name, value) {
    if (name === "time") return Number(card.dataset.time) <= Number(value);
    return (card.dataset[name] || "").split(" ").includes(value);
  }

  function narrow() {
    var chosen = selects.filter(function (select) { return select.value; });
    var shown = cards.filter(function (card) {
      card.hidden = !chosen.every(function (select) { return fits(card, select.name, select.value); });
      return !card.hidden;
    });
    count.textContent = pathshala.say("shown", { shown: shown.length, total: cards.length });
    empty.hidden = shown.length > 0;
    return chosen;
  }

  function remember(chosen) {
    var choices = new URLSearchParams(chosen.map(function (select) { return [select.name, select.value]; }));
    try {
      history.replaceState(null, "", "#" + choices);
    } catch (error) {
      location.hash = String(choices);
    }
  }

  function recall() {
    var choices = new URLSearchParams(location.hash.slice(1));
    selects.forEach(function (select) {
      select.value = choices.get(select.name) || "";
      if (select.selectedIndex < 0) select.value = "";
    });
    narrow();
  }

  form.addEventListener("change", function () { remember(narrow()); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(function () { remember(narrow()); }); });
  window.addEventListener("hashchange", recall);
  document.querySelectorAll("[data-without-script]").forEach(function (part) { part.hidden = true; });
  form.hidden = false;
  recall();
})(window.pathshala);
