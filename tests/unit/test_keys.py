"""The user's keys: what a key may be called."""

import pytest

from netjournal.errors import ConfigError
from netjournal.keys import ACTIONS, is_key, resolve


@pytest.mark.parametrize(
    "key", ["x", "U", "f12", "ctrl+n", "ctrl+shift+left", "alt+x", "question_mark", "minus", "at", "é", "+", "[",
            "left_square_bracket", "number_sign", "underscore", "latin_small_letter_e_with_acute"],
)  # fmt: skip
def test_what_a_key_is_called(key: str) -> None:
    assert is_key(key)
    resolve({"app.undo": key})


def test_our_own_keys_are_called_so() -> None:
    assert all(is_key(key) for action in ACTIONS for key in action.keys.split(",") if key)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("banana", 'config.toml: "keys.app.undo" is "banana"; no key is called so.'),
        ("\x1b", "no key is called so"),
        ("x,\u202e", "no key is called so"),
        ("Ctrl+N", 'did you mean "ctrl+n"?'),
        ("page_down", 'did you mean "pagedown"?'),
        ("control+n", 'did you mean "ctrl+n"?'),
        ("f99", "no key is called so"),
    ],
)
def test_what_is_no_key_is_refused_with_the_nearest(keys: str, words: str) -> None:
    with pytest.raises(ConfigError) as refused:
        resolve({"app.undo": keys})
    assert words in str(refused.value)
