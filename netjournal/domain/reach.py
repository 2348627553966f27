"""A number, an address or a link as something that can be opened: rebuilt from the value alone, or refused. Pure.

The values come from strangers' cards. Only http, https, mailto and tel leave here, every other character encoded, so
that no option, no second address and no header can ride along; what is refused is refused with a sentence.
"""

import re
import unicodedata
from urllib.parse import quote, urlsplit

from netjournal.errors import WrongUse
from netjournal.text import clean, short

HOWS = {"phone": "call", "email": "mail", "link": "message"}
"""How one is in touch by each kind of contact."""

LONGEST = 2000
_PATH = "/:@!*+,=~-._%"
_ESCAPED = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")


def opened_as(kind: str, value: str) -> str:
    """What a contact is opened as: "tel:+44…", "mailto:…", "https://…". Raises WrongUse for what can't be."""
    value = value.strip(" ")
    if not value or len(value) > LONGEST or clean(value) != value or re.search(r"[\n\t]", value):
        raise WrongUse("It is empty, too long, or holds characters that can't be seen; it is not opened.")
    scheme = value.partition(":")[0].lower()
    if kind == "phone" or scheme == "tel":
        return _number(value)
    if kind == "email" or scheme == "mailto":
        return _address(value)
    return _link(value)


def plainly_spelled(address: str) -> bool:
    """Whether an address has none but the usual letters: others can look like them."""
    return address.isascii() and "xn--" not in address.lower()


def _number(value: str) -> str:
    said = value[4:] if value.lower().startswith("tel:") else value
    if said.startswith("+"):
        said = said.replace("(0)", "")  # the nought that is dialled at home only
    digits = re.sub(r"[ ().\-/\u00a0]", "", said)
    if said[:1] in "-./" or not re.fullmatch(r"\+?[0-9]{3,20}", digits):
        raise WrongUse(f"“{short(value, 40)}” is not a plain telephone number; it is not opened.")
    return f"tel:{digits}"


def _address(value: str) -> str:
    said = value[7:] if value.lower().startswith("mailto:") else value
    name, at, host = said.rpartition("@")
    if not at or not name or re.search(r"[\s\"'<>()\\,;:@?&]", name) or name.startswith("-"):
        raise WrongUse(f"“{short(value, 40)}” is not a plain mail address; it is not opened.")
    return f"mailto:{quote(name, safe='.-_+')}@{_host(host, value)}"


def _link(value: str) -> str:
    scheme, colon, rest = value.partition(":")
    if not colon or "." in scheme or rest[:1].isdigit():
        value = f"https://{value}"
    elif scheme.lower() not in ("http", "https") or not rest.startswith("//"):
        raise WrongUse(f"“{short(value, 40)}” is not a web address; only http, https, mailto and tel are opened.")
    if re.search(r"[\s\\]", value) or value.startswith(("https://-", "http://-")):
        raise WrongUse(f"“{short(value, 40)}” is not a plain web address; it is not opened.")
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise WrongUse(f"“{short(value, 40)}” is not a web address; it is not opened.") from None
    if "@" in parts.netloc:
        raise WrongUse(f"“{short(value, 40)}” hides where it leads behind an @; it is not opened.")
    host = _host(parts.hostname or "", value)
    path = quote(_sound(parts.path), safe=_PATH)
    query = f"?{quote(_sound(parts.query), safe=_PATH + '&?')}" if parts.query else ""
    fragment = f"#{quote(_sound(parts.fragment), safe=_PATH)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{path}{query}{fragment}"


def _sound(text: str) -> str:
    """A per cent sign that escapes nothing is one that was meant."""
    return _ESCAPED.sub("%25", text)


def _host(host: str, value: str) -> str:
    """A host in the letters it is asked for by; those that look alike show themselves as xn--. Letters that would be
    asked for as others ("faß.de" as fass.de) lead to another host, so they are refused."""
    lower = unicodedata.normalize("NFC", host).lower()
    try:
        plain = lower if lower.isascii() else lower.encode("idna").decode("ascii").lower()
        back = lower if lower.isascii() else plain.encode("ascii").decode("idna")
    except UnicodeError:
        plain = back = ""
    if len(plain) > 253 or not _HOST.fullmatch(plain) or "." not in plain.strip("."):
        raise WrongUse(f"“{short(value, 40)}” names no place in the network that can be; it is not opened.")
    if back != lower:
        raise WrongUse(f"Its letters would lead elsewhere, to {short(plain)}; it is not opened.")
    return plain
