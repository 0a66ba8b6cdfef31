// What a page holds that could run, fetch or lead away, as a list of lines; and every element touched as
// a reader might, and more.
(assets) => {
  const found = [];
  const say = (what, element) => found.push(`${what} in ${element.outerHTML.slice(0, 200)}`);
  const addresses = new Set(["href", "src", "action", "formaction", "xlink:href", "data", "poster", "background",
    "cite", "ping", "longdesc", "codebase", "manifest", "profile", "classid", "usemap"]);
  const known = new Set(["https:", "http:", "mailto:", "file:"]);
  const fetching = new Set(["img", "script", "link", "audio", "video", "source", "track", "input"]);
  const never = new Set(["iframe", "frame", "frameset", "object", "embed", "applet", "base", "portal", "fencedframe",
    "foreignobject", "math", "animate", "animatetransform", "set", "discard", "style", "textarea", "marquee", "noembed",
    "xmp", "plaintext", "dialog", "map", "area"]);
  const elements = [...document.querySelectorAll("*")];
  for (const element of elements) {
    const tag = element.localName;
    if (!element.closest("header dialog.ps-find[data-find]") && (never.has(tag.toLowerCase()))) say("a forbidden element", element);
    if (tag === "script" && element.type !== "application/ld+json" && !element.src.startsWith(assets)) say("a script", element);
    if (tag === "script" && element.type === "application/ld+json") JSON.parse(element.textContent);
    if (tag === "link" && !["canonical", "alternate", "license", "icon", "stylesheet"].includes(element.rel)) say("a link", element);
    if (tag === "meta" && element.httpEquiv && !element.matches("head > meta:nth-child(2)")) say("an instruction", element);
    for (const attribute of element.attributes) {
      const name = attribute.name.toLowerCase();
      if (name.startsWith("on") || name === "srcdoc" || name === "srcset") say(`the attribute ${name}`, element);
      if (name === "style") say("a style", element);
      if (!addresses.has(name)) continue;
      let url;
      try { url = new URL(attribute.value, document.baseURI); } catch { continue; }
      if (!known.has(url.protocol) || (url.protocol === "file:" && url.host)) say(`the address ${url}`, element);
      if (fetching.has(tag) && url.protocol !== "file:" && !(tag === "link" && element.rel !== "stylesheet")) say(`the fetched ${url}`, element);
    }
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a");
    if (link && !/^javascript:/.test(link.href)) event.preventDefault();
  });
  const kinds = ["mouseover", "mouseenter", "mousemove", "pointerover", "pointerenter", "focus", "focusin", "blur", "toggle",
    "beforetoggle", "change", "animationstart", "error", "load", "pageshow", "beforematch", "begin", "start", "close"];
  for (const element of elements) {
    if (element.localName === "details") element.open = true;
    // Only an attribute or a script can have set a handler.
    const handled = [...element.attributes].some((attribute) => /^on/i.test(attribute.name));
    for (const kind of handled ? kinds : []) element.dispatchEvent(new Event(kind));
    if (element.focus && element.tabIndex >= 0) element.focus();
    // The way into the search is the theme's own: it loads scripts, which the next page would cut off.
    // So is the page of one's own progress, which asks for a file.
    if (!element.closest("[data-search], .ps-kind-progress main")) element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    if (element.localName === "form" && element.requestSubmit) try { element.requestSubmit(); } catch { element.remove(); }
  }
  return found;
}
