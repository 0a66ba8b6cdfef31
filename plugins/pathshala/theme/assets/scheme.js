// Sets the reader's choice of colours before the first paint. Without a choice no attribute is set
// and the style sheet follows the device.
(function () {
  var root = document.documentElement;
  try {
    var choice = localStorage.getItem("pathshala.scheme");
    if (choice === "light") root.setAttribute("data-md-color-scheme", "default");
    if (choice === "dark") root.setAttribute("data-md-color-scheme", "slate");
  } catch (error) {
    // Storage is closed to us (private window, some browsers on file://): follow the device.
  }
})();
