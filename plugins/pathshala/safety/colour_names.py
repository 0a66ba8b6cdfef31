"""The colours that have a name in CSS, as far as drawings use them (https://www.w3.org/TR/css-color-4/#named-colors)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_WRITTEN = """
    aqua 00ffff beige f5f5dc black 000000 blue 0000ff brown a52a2a coral ff7f50 crimson dc143c cyan 00ffff
    darkblue 00008b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkorange ff8c00 darkred 8b0000
    deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 forestgreen 228b22
    fuchsia ff00ff gainsboro dcdcdc gold ffd700 goldenrod daa520 gray 808080 green 008000 grey 808080
    indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lightblue add8e6 lightgray d3d3d3 lightgreen 90ee90
    lightgrey d3d3d3 lightyellow ffffe0 lime 00ff00 limegreen 32cd32 magenta ff00ff maroon 800000
    midnightblue 191970 navy 000080 olive 808000 orange ffa500 orangered ff4500 orchid da70d6 pink ffc0cb
    purple 800080 red ff0000 royalblue 4169e1 salmon fa8072 seagreen 2e8b57 silver c0c0c0 skyblue 87ceeb
    slategray 708090 slategrey 708090 steelblue 4682b4 tan d2b48c teal 008080 tomato ff6347 turquoise 40e0d0
    violet ee82ee white ffffff whitesmoke f5f5f5 yellow ffff00
""".split()

NAMES: Mapping[str, str] = MappingProxyType(
    {name: f"#{value}" for name, value in zip(_WRITTEN[::2], _WRITTEN[1::2], strict=True)}
)
