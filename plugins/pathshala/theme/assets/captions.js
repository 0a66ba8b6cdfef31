// Captions of recordings on a page from a disk. Browsers do not read the file of a <track> there, but they do
// run scripts: so each file of captions has a script beside it, "talk.en.vtt.js", that calls
// pathshala.captions with its text. It is loaded when the recording is played or its captions are chosen.
(function (pathshala) {
  "use strict";
  if (location.protocol !== "file:") return;
  var TIMES = /^(\S+)[ \t]+-->[ \t]+(\S+)(.*)$/m;
  var waiting = new Map();  // Scripts that are loaded, with what their text is for.

  function seconds(time) {
    return time.split(":").reduce(function (sum, part) { return sum * 60 + Number(part); }, 0);
  }

  // "align:start line:80%,end" as properties of a cue; browsers refuse values that are wrong.
  function place(cue, settings) {
    settings.split(/[ \t]+/).forEach(function (setting) {
      var name = setting.split(":")[0];
      var values = setting.slice(name.length + 1).split(",");
      var number = parseFloat(values[0]);
      try {
        if (name === "align" || name === "vertical") cue[name] = values[0];
        else if (name === "size") cue.size = number;
        else if (name === "position" || name === "line") {
          if (name === "line") cue.snapToLines = !/%$/.test(values[0]);
          cue[name] = number;
          if (values[1]) cue[name + "Align"] = values[1];
        }
      } catch (error) {
        // The cue then stands where it stands without the setting.
      }
    });
  }

  function cueOf(block) {
    var found = TIMES.exec(block);
    if (!found) return null;
    var cue = new VTTCue(seconds(found[1]), seconds(found[2]), block.slice(found.index + found[0].length + 1));
    place(cue, found[3].trim());
    return cue;
  }

  pathshala.captions = function (text) {
    var track = waiting.get(document.currentScript);
    text.replace(/\r\n?/g, "\n").split(/\n{2,}/).map(cueOf).filter(Boolean).forEach(function (cue) { track.addCue(cue); });
  };

  function load(address, track) {
    var script = document.createElement("script");
    waiting.set(script, track);
    script.src = address + ".js";
    document.head.append(script);
  }

  function fill(video) {
    var tracks = Array.from(video.querySelectorAll("track")).map(function (element) {
      var track = video.addTextTrack(element.kind, element.label, element.srclang);
      track.mode = element.default ? "showing" : "disabled";
      element.remove();
      return { address: element.src, track: track };
    });

    function loadChosen() {
      tracks = tracks.filter(function (one) {
        if (one.track.mode !== "disabled") load(one.address, one.track);
        return one.track.mode === "disabled";
      });
    }

    video.addEventListener("play", loadChosen);
    video.textTracks.addEventListener("change", function () { if (!video.paused) loadChosen(); });
  }

  pathshala.find(".ps-medium video").forEach(fill);
})(window.pathshala);
