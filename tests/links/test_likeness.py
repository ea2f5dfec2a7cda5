"""Two titles: one, two, or so near that somebody has to look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.links.likeness import Likeness, likeness, script

THEORY = "A Theory of Deep Learning"
VISUAL = "Learning of Visual Features"


def both_ways(one: str, other: str) -> Likeness:
    """The likeness of two titles, which does not depend on which comes first."""
    assert likeness(one, other) is likeness(other, one)
    return likeness(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (THEORY, THEORY.upper()),
        (THEORY, f"{THEORY}."),
        (THEORY, f"{THEORY} (Extended Abstract)"),
        (THEORY, f"RETRACTED: {THEORY}"),
        (THEORY, f"Poster: {THEORY}"),
        ("Multi-Task Learning of Features", "Multitask learning of features"),
        ("Real-Time Tracking of Features", "Realtime Tracking of Features"),
        ("Modeling Colors by Optimization", "Modelling Colours by Optimisation"),
        ("Frist Steps in Learning Distances", "First Steps in Learning Distances"),
        ("Generlization of Learned Distances", "Generalization of Learned Distances"),
        ("Report an Learned Distances", "Report on Learned Distances"),
        ("Ensembles &amp; Trees", "Ensembles and Trees"),
        (r"Schr\"odinger Bridges", "Schrödinger Bridges"),
        (r"$\alpha$-Divergence Measures", "α-Divergence Measures"),
        (r"$\ell_1$-Norm Minimization in $O(n \log n)$", "ℓ1-norm Minimization in O(n log n)"),
        ("A study of <i>k</i>-means", "A Study of k-Means"),
        ("Learning Distances from Pairs, Part One", "Learning Distances from Pairs, Part I"),
        ("Learning Distances from Pairs of ...", "Learning Distances from Pairs of Images"),
        ("深度学习图像识别", "深度学习 图像识别"),
    ],
)
def test_one_title(one: str, other: str) -> None:
    assert both_ways(one, other) is Likeness.SAME


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (THEORY, f"{THEORY}: Bounds for Wide Networks"),
        (THEORY, f"{THEORY} – Bounds for Wide Networks"),
        (THEORY, f"{THEORY} (with Bounds for Wide Networks)"),
        (THEORY, f"Deep3D: {THEORY}"),
        (f"{THEORY}: Wide Networks", f"{THEORY}: Wide Networks (Experience Paper)"),
    ],
)
def test_a_subtitle_or_a_name_in_front(short: str, long: str) -> None:
    assert both_ways(short, long) is Likeness.SUBTITLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Control of Systems: Part I", "Control of Systems: Part II"),
        ("Control of Systems: Part 1", "Control of Systems: Part 2"),
        ("Control of Systems", "Control of Systems: Part 2"),
        ("Control of Systems", "Control of Systems: II. Applications to Robots that Walk"),
        ("Control of Systems I: Convex Case", "Control of Systems II: Nonconvex Case"),
        ("MobileNetV2: Inverted Residuals", "MobileNetV3: Inverted Residuals"),
        ("CLEF 2021 Overview of the Task", "CLEF 2022 Overview of the Task"),
        ("Findings of the Task", "Findings of the Task: Results of 2022"),
        ("Findings of WMT19", "Findings of WMT20"),
        (f"Supervised {VISUAL}", f"Unsupervised {VISUAL}"),
        (f"Efficient {VISUAL}", f"Inefficient {VISUAL}"),
        ("Translation with Paired Data", "Translation with Unpaired Data"),
        ("Private Submodular Maximization", "Private Submodular Minimization"),
        ("Local Loss for Dense Detection", "Focal Loss for Dense Detection"),
        (r"$\alpha$-Divergence Measures", r"$\beta$-Divergence Measures"),
    ],
)
def test_what_tells_two_works_apart_is_looked_at(one: str, other: str) -> None:
    assert both_ways(one, other) is Likeness.NEAR


@pytest.mark.parametrize(
    "other",
    [
        f"{THEORY}: Supplementary Material", f"{THEORY} - Supplemental", f"Supplement to {THEORY}",
        f"Comment on “{THEORY}”", f"Reply to: {THEORY}", f"Erratum: {THEORY}",
        f"Author Correction: {THEORY}", f"Retraction: {THEORY}", f"Review: {THEORY}",
        f"{THEORY} - Book Review", f"{THEORY} Reviewed",
    ],
)  # fmt: skip
def test_what_is_written_about_a_work_is_looked_at(other: str) -> None:
    assert both_ways(THEORY, other) is Likeness.NEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dog Bites Man", "Man Bites Dog"),
        ("From Images to Text", "From Text to Images"),
        ("Attention Is All You Need", "Attention Is Not All You Need"),
        ("Attention Is All You Need", "Attention Is All You Need in Speech Separation"),
        ("Exemplar-Based Colorization", "Exemplar-Based Video Colorization"),
        ("First Steps", "First Steps: Learning Distances from Pairs"),
        ("BERT", "BERT: Pre-training of Transformers"),
        ("深度学习图像识别方法研究", "深度学习图像识别方法研究综述"),
    ],
)
def test_other_words_and_another_order_are_looked_at(one: str, other: str) -> None:
    assert both_ways(one, other) is Likeness.NEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Learning Distances from Pairs", "Quantum Cats in Boxes of Glass"),
        ("Coarse Planning for a Walking Robot", "Bounds for Sorting on Parallel Machines"),
        ("深度学习图像识别", "强化学习策略优化"),
    ],
)
def test_two_titles(one: str, other: str) -> None:
    assert both_ways(one, other) is Likeness.OTHER


@pytest.mark.parametrize("other", ["深度学习图像识别", "Глубокое обучение", "???", "التعلم العميق"])
def test_nothing_is_said_of_two_scripts_or_of_no_letters(other: str) -> None:
    assert both_ways("Deep Learning for Image Recognition", other) is Likeness.UNREADABLE


def test_a_title_that_is_spelled_out_in_latin_letters() -> None:
    assert both_ways("Problema razdeleniya", "Проблема разделения") is Likeness.SAME


@given(st.text(st.sampled_from("abAB12 :-.()éß中я\\${}"), max_size=30), st.data())
def test_it_reads_anything_in_either_order(one: str, data: st.DataObject) -> None:
    other = data.draw(st.text(st.sampled_from("abAB12 :-.()éß中я\\${}"), max_size=30))
    assert likeness(one, other) is likeness(other, one)
    assert likeness(one, one) in (Likeness.SAME, Likeness.UNREADABLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "LATIN"), ("naïve", "LATIN"), ("ｗｉｄｅ", "LATIN"), ("Наука", "CYRILLIC"),
        ("基于BERT的文本分类", "CJK"), ("ディープ", "CJK"),
        ("12 + 3", ""), ("α-Divergence", "LATIN"),
    ],
)  # fmt: skip
def test_scripts(text: str, expected: str) -> None:
    assert script(text) == expected
