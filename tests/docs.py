"""The generated parts of the README. `python -m tests.docs` writes them; tests/arch/test_docs.py checks them."""

from pathlib import Path

from netjournal.keys import SCOPE_TITLES, key_names, of_scope

README = Path(__file__).parent.parent / "README.md"
BEGIN = "<!-- keys: made by `make docs`, checked by a test -->"
END = "<!-- /keys -->"


def key_table() -> str:
    """Every action with its keys, a table a scope."""
    parts = []
    for scope in SCOPE_TITLES:
        rows = [f"| {_code(key_names(a.keys)) or 'palette'} | {a.label} | {a.help} |" for a in of_scope(scope)]
        parts.append("\n".join([f"**{SCOPE_TITLES[scope]}**", "", "| keys | | |", "|---|---|---|", *rows]))
    return "\n\n".join(parts)


def _code(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split())


def renewed(text: str) -> str:
    """The README with its generated part made anew."""
    before, rest = text.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    return f"{before}{BEGIN}\n\n{key_table()}\n\n{END}{after}"


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), "utf-8")
