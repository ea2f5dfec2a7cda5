"""Words for what a work is where it is no paper: a dataset, a library, a video."""

from __future__ import annotations

import re

_GENRES = {
    "dataset": "dataset|data set",
    "library": "library|toolbox|toolkit|software|package|tool",
    "video": "video|talk|lecture",
    "post": "post|blog post|blog",
    "course": "course|tutorial",
    "application": "application|app|web app",
    "leaderboard": "leaderboard",
    "other": "resource|other",
}
_BY_WORD = {word: genre for genre, words in _GENRES.items() for word in words.split("|")}
_TOLD = re.compile(r"([a-z][a-z ]{1,12}?)(?:,?\s+\(?((?:19|20)\d\d)\)?)?")
_HEADS = {
    "dataset": r"data ?sets?",
    "library": r"(?:software )?librar(?:y|ies)|software|tool(?:box|kit)?(?:e?s)?|packages?",
    "video": r"videos?|talks?|lectures?|video (?:lectures|tutorials)",
    "course": r"courses?|tutorials?",
    "post": r"blogs?|blog ?posts?|posts?",
    "leaderboard": r"leaderboards?",
}
_JOINT = re.compile(r"\s*(?:,|&|/|\+|\band\b)\s*", re.I)
_LEAD = r"(?:(?:open[- ]source|public|popular|useful|other|online|more|python|related)\s+)*"
_HEADING = {genre: re.compile(rf"{_LEAD}(?:{words})", re.I) for genre, words in _HEADS.items()}


def read_genre(text: str) -> tuple[str, str] | None:
    """What a work is, where a phrase says just that: "dataset, 2007".

    Args:
        text: a phrase without punctuation around it.

    Returns:
        A `ResourceType` and the year, which may be empty; None where the phrase says other things.
    """
    match = _TOLD.fullmatch(" ".join(text.casefold().split()))
    genre = _BY_WORD.get(match[1]) if match else None
    return (genre, match[2] or "") if match and genre else None


def genre_of_heading(title: str) -> str:
    """The `ResourceType` that a heading announces, empty where it announces none or several."""
    parts = [part.strip() for part in _JOINT.split(title) if part.strip()]
    found = {
        next((genre for genre, words in _HEADING.items() if words.fullmatch(part)), "")
        for part in parts
    }
    return found.pop() if len(found) == 1 else ""
