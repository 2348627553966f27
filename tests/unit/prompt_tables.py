"""A small set of questions, and a user's file laid over it."""

from typing import Any

import pytest

from netjournal.domain.prompts import build
from netjournal.domain.reflection import Prompts
from netjournal.errors import ConfigError

BASE: dict[str, Any] = {
    "step": [
        {"id": "settle", "asks": "{event}, {when}.\nLook back.", "keeps": "session"},
        {"id": "let_it_run", "asks": "What is with you?", "keeps": "freewriting"},
        {"id": "card_by_card", "asks": "{name}\nThis card?", "keeps": "cards", "for_each": "person"},
        {"id": "heard_new", "asks": "New?", "keeps": "ideas", "joggers": ["a", "b", "c"]},
        {"id": "met_again", "asks": "{name}?", "keeps": "conversations", "for_each": "person", "of": "known"},
        {"id": "spark", "asks": "Which?", "keeps": "spark"},
        {"id": "quiet_line", "asks": "You can stop here.", "keeps": "quiet"},
        {"id": "said_aloud", "asks": "Did you say?", "keeps": "promises"},
        {"id": "little", "asks": "Thinking about?", "keeps": "openings", "lengths": ["unhurried"]},
        {"id": "first_word", "asks": "Who?", "keeps": "follow_ups", "lengths": ["unhurried"]},
        {"id": "read_back", "asks": "Your page.", "keeps": "reading"},
    ],
    "words": {"kept": "kept", "card_of": "card {n} of {count}"},
}
IDS = [table["id"] for table in BASE["step"]]
NEW = {"id": "weather", "asks": "The weather?", "keeps": "ideas"}


def ids(prompts: Prompts) -> list[str]:
    return [step.id for step in prompts.steps]


def over(*steps: dict[str, Any], **top: Any) -> Prompts:
    return build(BASE, {"step": list(steps), **top})


def refused(*steps: dict[str, Any], **top: Any) -> str:
    with pytest.raises(ConfigError) as caught:
        over(*steps, **top)
    return str(caught.value)
