"""Which entries are like which, and the map."""

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from catalog.model.catalog import Catalog
from catalog.model.config import Category, Config, SiteOptions
from catalog.model.entry import Paper
from catalog.web.contents import Contents
from catalog.web.map import WIDE, layout, map_groups, on_map, papers_map
from catalog.web.similar import Likeness

TITLES = (
    "Triplet Mining for Face Recognition",
    "Face Recognition by Triplets and Mining",
    "Person Search in Crowds",
    "Searching a Person in Dense Crowds",
    "Quantum Chemistry",
)


def papers(titles: tuple[str, ...] | list[str]) -> list[Paper]:
    return [
        Paper(id=f"p{number}", title=title, year=2000 + number, categories=("faces",))
        for number, title in enumerate(titles)
    ]


def test_papers_that_share_rare_words_are_alike() -> None:
    likeness = Likeness.of(papers(TITLES))
    assert likeness.like(0, 3)[0] == "p1"
    assert likeness.like(3, 3)[0] == "p2"
    assert likeness.like(0, 1) == ("p1",)


def test_chinese_is_compared_by_pairs_of_characters() -> None:
    likeness = Likeness.of(papers(["深度度量学习", "度量学习综述", "人脸识别", "Other Words"]))
    assert likeness.like(0, 2)[0] == "p1"


@given(st.lists(st.text(alphabet="ab cd", min_size=1, max_size=9).filter(str.strip), max_size=8))
def test_no_paper_is_like_itself_and_the_answer_is_always_the_same(titles: list[str]) -> None:
    entries = papers(titles)
    likeness = Likeness.of(entries)
    for number, entry in enumerate(entries):
        first = likeness.like(number, 3)
        assert entry.id not in first
        assert len(set(first)) == len(first) <= 3
        assert likeness.like(number, 3) == first


def test_prints_change_with_the_entries_that_are_alike_and_only_then() -> None:
    def prints(changed: int) -> list[bytes]:
        entries = [b"new" if changed == number else b"old" for number in range(len(TITLES))]
        return Likeness.of(papers(TITLES)).prints(entries)

    before, after = prints(-1), prints(1)
    assert before[0] != after[0]
    assert before[2:] == after[2:]


def test_the_map_puts_alike_papers_near_each_other() -> None:
    titles = [f"Triplet Mining Faces {'xyz'[number % 3] * 3}" for number in range(30)]
    titles += [f"Quantum Chemistry Molecules {'uvw'[number % 3] * 3}" for number in range(30)]
    places = layout(Likeness.of(papers(titles)))
    assert places.min() >= 0 and places.max() <= WIDE
    faces, molecules = places[:30].mean(0), places[30:].mean(0)
    within = np.linalg.norm(places[:30] - faces, axis=1).mean()
    assert np.linalg.norm(faces - molecules) > 2 * within


def test_the_map_of_a_catalogue_names_its_papers() -> None:
    tree = (
        Category(id="faces", title="Faces", description="Faces."),
        Category(id="other", title="Other", description="Other."),
    )
    config = Config(title="List", site=SiteOptions(map_papers=3))
    contents = Contents.of(Catalog(config, tuple(papers(TITLES)), tree))
    shown, groups = on_map(contents), map_groups(contents)
    made = papers_map(contents, shown, groups)
    assert made == papers_map(contents, shown, groups)
    data = json.loads(made)
    assert data["groups"] == ["Faces"]  # there is no paper of another
    assert [paper[:4] for paper in data["papers"]] == [
        ["p4", "Quantum Chemistry", 2004, 0],
        ["p3", "Searching a Person in Dense Crowds", 2003, 0],
        ["p2", "Person Search in Crowds", 2002, 0],
    ]


def test_a_map_of_few_papers_is_drawn() -> None:
    for count in range(3):
        assert layout(Likeness.of(papers(TITLES[:count]))).shape == (count, 2)


def test_strangers_in_a_small_list_are_not_alike() -> None:
    strangers = [
        "Sourdough Fermentation at Low Temperature",
        "Migration of Arctic Terns",
        "Balancing Budgets of Small Towns",
        "Juggling Robots with Soft Hands",
        "Acoustics of Violins",
        "Robots with Soft Hands Play Music",
    ]
    entries = [
        paper.model_copy(update={"categories": ("even" if number % 2 else "odd",)})
        for number, paper in enumerate(papers(strangers))
    ]
    likeness = Likeness.of(entries)
    assert [likeness.like(number, 5) for number in range(6)] == [(), (), (), ("p5",), (), ("p3",)]
