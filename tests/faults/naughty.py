"""Strings nobody means well with, of our own making: `strings()` has them with the kind each is of.

The well-known big list of naughty strings (blns.txt) is not ours to ship: where NAUGHTY names a copy of it, its lines
are among them.
"""

import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ESC, BEL, ST, CSI8, OSC8, ST8 = "\x1b", "\x07", "\x1b\\", "\x9b", "\x9d", "\x9c"
LONG = {
    "a thousand combining marks": "Mal" + "\u0301\u0323" * 500 + "lory",
    "a thousand joiners": "Mal" + "\u200d" * 1000 + "lory",
    "a long word": "Mallory" * 1500,
    "many lines": "Mallory\n" * 3000,
    "many brackets": "[" * 1500 + "Mallory",
    "many tags": " ".join(f"#Mallory{n}" for n in range(300)),
}
TEN_MEGABYTES = "Mallory says it again. " * 455_000


def _controls() -> Iterator[str]:
    for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)):
        yield f"Mal{chr(code)}lory"


def _osc() -> Iterator[str]:
    say = {"0": "owned", "1": "owned", "2": "owned", "4": "1;?", "7": "file:///etc", "8": ";http://x", "9": "hello"}
    say |= {"10": "?", "11": "?", "12": "?", "50": "?", "52": "c;aGFjaw==", "104": "", "133": "A", "777": "notify;a;b"}
    say |= {"1337": "SetMark", "52;p": "?", "3": "X=1"}
    for (number, words), begin, end in product(say.items(), (f"{ESC}]", OSC8), (BEL, ST, ST8, "")):
        yield f"Mal{begin}{number};{words}{end}lory"


def _strings() -> Iterator[str]:
    for begin, end in product(
        (f"{ESC}P", f"{ESC}_", f"{ESC}^", f"{ESC}X", "\x90", "\x9f", "\x9e", "\x98"), (ST, ST8, "")
    ):
        yield f"Mal{begin}1$q q{end}lory"


def _csi() -> Iterator[str]:
    for begin, body in product(
        (f"{ESC}[", CSI8),
        ("c", ">c", "=c", "5n", "6n", "?6n", "14t", "18t", "21t", "2J", "3J", "H", "?1049h", "?1049l", "?25l", "?2004h",
         "201~", "?1003h", "31m", "8m", "5i", "4i", "!p", "2;3r", "999L", "999;999H", "?5h", ">q", "?u", "20h", "1;2"),
    ):  # fmt: skip
        yield f"Mal{begin}{body}lory"
    for body in ("c", "7", "8", "D", "E", "M", "Z", "=", ">", "(0", "#8", "n", "o", "|", "N", "O", "%G", " F", "l"):
        yield f"Mal{ESC}{body}lory"


def _bidi() -> Iterator[str]:
    for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)):
        yield f"Mal{chr(code)}lory gpj.exe"
    yield "\u202eyrollaM\u202c Mallory \u2067x\u2069"


def _invisible() -> Iterator[str]:
    for code in (0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x200C, 0x200D, 0x2028, 0x2029, 0x2060, 0x2061,
                 0x2064, 0x206A, 0x206F, 0x2800, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0xFFFC, 0xFFFD,
                 0xFFFE, 0xFFFF, 0x1D173, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xF0000, 0x10FFFF):  # fmt: skip
        yield f"Mal{chr(code)}lory"
    yield from ("\u200b", "\u3164", "\ufeff", "\u2800\u2800", " \u00a0 ", "\u200d\u200d", "\U000e0041\U000e0042")


MARKUP = """[b]Mallory[/b]
[/]
[/b]
[/ Mallory
[b Mallory
Mallory [
] Mallory
[[Mallory
Mallory]]
[[Mallory]]
[] [] []
\\[b]Mallory\\[/b]
[@click=app.quit]Mallory[/]
[@click=app.bell]Mallory[/]
[@click=screen.dismiss]Mallory[/]
[@click=app.open_url('file:///x')]Mallory[/]
[bold @click="app.quit"]Mallory[/]
[link=http://x]Mallory[/link]
[link=file:///etc/passwd]Mallory[/]
[$error]Mallory[/]
[$nothing on $nowhere]Mallory[/]
[#ff0000 on #00ff00]Mallory[/]
[red]Mal[blue]lo[/red]ry[/blue]
[on red]Mallory
[not a tag at all]Mallory
[1]Mallory[0]
[=]Mallory[*]
[a=b c='d]Mallory
<b>Mallory</b><script>alert(1)</script>
**Mallory** _x_ `y` [z](javascript:alert(1))
![Mallory](http://x/y.png)
# Mallory
- [ ] Mallory
> Mallory
:smile: :Mallory: ::
{Mallory} {0} {{}} {x!r}
%s %d %n %Mallory
$HOME ${x} $(id) `id` Mallory
=1+1
=cmd|' /C calc'!A0
=HYPERLINK("http://x";"Mallory")
@SUM(1+1)*cmd|' /C calc'!A0
+1+1 Mallory
-1+1 Mallory
\uff1d1+1 Mallory
@
@"
@""
@"Mallory
@Mallory@Mallory
@"Mallory" @"Mallory
#
##
#Mallory#Mallory
#-
[[
[[]]
[[ ]] Mallory
[[[[Mallory]]]]
!
!!
! Mallory
! @ # [[ Mallory
Mallory by friday by monday by never
Mallory due 99999-99-99
Mallory by 2026-02-30
Mallory on 0000-00-00 at 25:61
=Mallory
@=Mallory
it's "Mallory's" ''
'; DROP TABLE idea; --
" OR 1=1 --
Mallory\\
Mallory%_%
Mallory*
"Mallory
Mallory"
Mallory AND
NOT
NEAR(Mallory, 2)
person:Mallory
text:
^Mallory
-Mallory
Mallory -
( Mallory
Mallory OR OR
Mallory; rm -rf ~
Mallory | cat > x && y
~ ~root ~Mallory
../../../etc/passwd Mallory
/etc/passwd
..
.
-
--
--help
-rf
--Mallory=x
CON
NUL
file:///etc/passwd
javascript:alert(1)
mailto:a@b?attach=/etc/passwd
http://user:pw@x/%00%0a
\\\\server\\share
0
-1
1e309
NaN
-Infinity
0x7fffffffffffffff
9223372036854775808
١٢٣ ½ Ⅷ
null
None
undefined
true
()
[]
{}"""

SCRIPTS = """Мэллори
مالوري ﷽
מלורי
มัลลอรี่ ก็
मैलोरी क्षि
ម៉ាឡូរី
马洛里
マロリー ﾏﾛﾘｰ
맬러리 맬
མ་ལོ་རི
ꙮ Mallory
Malĺory Ma\u0301llory
Å Å A\u030a
ﬃ ſ K
İstanbul ısı
ǅ ß ẞ
Ｍａｌｌｏｒｙ
𝐌𝐚𝐥𝐥𝐨𝐫𝐲
ʎɹollɐW
ᴹᵃˡˡᵒʳʸ
👩‍👧‍👦 👍🏽 🏳️‍🌈 🇬🇧 1️⃣
🏴󠁧󠁢󠁥󠁮󠁧󠁿
🇦🇧🇨
❤ ❤️ ❤︎
𓀀 𒐫 ﷺ
M̷͓̈a̴͎͝l̸̥̾l̵̠̊o̶̙͂r̷̝̈ÿ̵͉
क्‍ष क्‌ष
␀␛␇ Mallory
┌─┐│ Mallory │└─┘
█▓▒░ Mallory
a\u0300\u0301\u0302\u0303\u0304\u0305 Mallory
\u0301Mallory"""


def _endings() -> Iterator[str]:
    for end in ("\r", "\r\n", "\n\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\t", "\n\n\n"):
        yield f"Mallory{end}Kept an idea: not so"


def _surrogates() -> Iterator[str]:
    for broken in ("\ud800", "\udfff", "\udc9b31m", "\udc00\ud800", "\udc80\udc81", "\udcff", "\udcf0\udc9f\udc98"):
        yield f"Mal{broken}lory"


THEIRS = "the big list of naughty strings"


def _theirs() -> Iterator[str]:
    if listed := os.environ.get("NAUGHTY"):
        for line in Path(listed).read_text("utf-8").split("\n"):
            if line and not line.startswith("#"):
                yield line


def strings() -> list[tuple[str, str]]:
    """Every string once, with its kind."""
    kinds = {
        "control characters": _controls(), "operating system commands": _osc(), "control strings": _strings(),
        "control sequences": _csi(), "direction": _bidi(), "invisible": _invisible(), "line ends": _endings(),
        "markup, actions, formulas, grammar": iter(MARKUP.split("\n")), "scripts": iter(SCRIPTS.split("\n")),
        "surrogates": _surrogates(), "long": iter(LONG.values()), THEIRS: _theirs(),
    }  # fmt: skip
    return list({text: (kind, text) for kind, found in kinds.items() for text in found}.values())
