"""Say in words what the typefaces of the PDF cannot show: an emoji, or a letter of another script.

A PDF that is read aloud and kept in an archive may hold no sign without a shape, so Typst refuses the whole book for
one emoji. The EPUB keeps every sign: there the e-reader has typefaces of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from typing import Final

_SIGNS: Final = {
    "✅": "✓", "☑": "✓", "❌": "✗", "❎": "✗", "⭐": "★", "🌟": "★", "➡": "→", "⬅": "←", "⬆": "↑", "⬇": "↓",
    "❗": "!", "❕": "!", "❓": "?", "❔": "?", "➕": "+", "➖": "−", "✖": "×", "➗": "÷", "▶": "►", "◀": "◄",
    "🔹": "•", "🔸": "•", "▪": "•", "🟢": "•", "🔴": "•", "🟡": "•", "🟠": "•", "🔵": "•",
}  # fmt: skip
"""What another sign says as well."""
_NAMES: Final = {
    "👍": "duim omhoog", "👎": "duim omlaag", "😊": "glimlach", "🙂": "glimlach", "😀": "lachend gezicht",
    "😃": "lachend gezicht", "😄": "lachend gezicht", "😅": "lach met zweetdruppel", "😂": "tranen van het lachen",
    "😉": "knipoog", "😍": "hartjesogen", "🤔": "nadenkend gezicht", "😐": "neutraal gezicht", "😕": "twijfel",
    "🙁": "verdrietig gezicht", "😢": "traan", "😭": "huilend gezicht", "😡": "boos gezicht", "😱": "schrik",
    "🙏": "gevouwen handen", "👏": "applaus", "🙌": "handen in de lucht", "👋": "zwaaiende hand", "💪": "spierbal",
    "👀": "ogen", "👉": "hand wijst naar rechts", "👈": "hand wijst naar links", "👇": "hand wijst omlaag",
    "👆": "hand wijst omhoog", "❤": "hart", "💙": "blauw hart", "💚": "groen hart", "💡": "gloeilamp", "🎯": "roos",
    "🎉": "feest", "🔥": "vuur", "⚡": "bliksem", "⚠": "let op", "🚀": "raket", "🔑": "sleutel", "🔒": "slot",
    "📌": "punaise", "📍": "speld", "📎": "paperclip", "📅": "kalender", "📆": "kalender", "📝": "notitie",
    "📖": "open boek", "📚": "boeken", "📊": "staafdiagram", "📈": "stijgende lijn", "📉": "dalende lijn",
    "📧": "e-mail", "📞": "telefoon", "📱": "mobiel", "💻": "laptop", "🔍": "vergrootglas", "🔎": "vergrootglas",
    "🛠": "gereedschap", "🔧": "moersleutel", "⚙": "tandwiel", "🧩": "puzzelstuk", "🌱": "kiemplant", "🌍": "wereldbol",
    "☕": "koffie", "⏰": "wekker", "⏱": "stopwatch", "⏳": "zandloper", "🕐": "klok", "👥": "mensen", "👤": "persoon",
    "🗣": "sprekend hoofd", "💬": "tekstballon", "🤝": "handdruk", "🧠": "hersenen", "🏆": "beker", "🏁": "finishvlag",
    "🚩": "vlag", "🔄": "opnieuw", "🔁": "herhalen", "🔗": "schakel", "🚫": "verboden", "🛑": "stop",
}  # fmt: skip
"""What an emoji is called, for those that somebody writing about work may use."""
UNSEEN: Final = "▯"
"""In the place of a letter that no typeface here has."""
_MODIFIERS: Final = "\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff"
_JOINER: Final = "\u200d"
_FLAG: Final = "[\U0001f1e6-\U0001f1ff]{2}"


def readable(html: str, unknown: Callable[[Collection[str]], set[str]]) -> tuple[str, list[str]]:
    """The text with words for every sign that cannot be shown, and the signs for which there are none.

    `unknown` tells which of some signs the typefaces lack; it is asked once.
    """
    html = re.sub("[\ufe0e\ufe0f\u20e3]", "", html)  # how a sign looks, and the key around a digit
    signs = {sign for sign in html if sign > "\u024f" and unicodedata.category(sign)[0] not in "CMZ"}
    absent = unknown(signs) if signs else set()
    if not absent:
        return html, []
    one = f"[{re.escape(''.join(sorted(absent)))}][{_MODIFIERS}]*"
    lost: dict[str, None] = {}

    def in_words(match: re.Match[str]) -> str:
        words = _words(re.sub(f"[{_MODIFIERS}]", "", match[0]))
        if UNSEEN in words:
            lost[match[0]] = None
        return words

    return re.sub(f"{_FLAG}|{one}(?:{_JOINER}{one})*", in_words, html), list(lost)


def _words(sequence: str) -> str:
    """`✓`, or `(duim omhoog)`: what one emoji says, which may be some signs joined."""
    if re.fullmatch(_FLAG, sequence):
        return f"(vlag {''.join(chr(ord(sign) - 0x1F1E6 + ord('A')) for sign in sequence)})"
    if sequence in _SIGNS:
        return _SIGNS[sequence]
    names = [_NAMES.get(sign) or _unicode_name(sign) for sign in sequence if sign != _JOINER]
    if UNSEEN in names:
        return "".join(name if name == UNSEEN else f"({name})" for name in names)
    return f"({', '.join(names)})" if names else ""


def _unicode_name(sign: str) -> str:
    """The name of a drawing in Unicode, which is English; letters of another script have none that helps."""
    drawing = unicodedata.category(sign) in ("So", "Sk", "Sm", "Po")
    return unicodedata.name(sign, UNSEEN).lower() if drawing else UNSEEN
