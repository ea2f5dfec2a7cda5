"""Which venue texts are understood, and which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model.venue import Venue, VenueRegistry

REGISTRY = VenueRegistry.packaged()


def read(text: str) -> tuple[str, str | None, int | None] | None:
    found = REGISTRY.resolve(text)
    return (found.venue.id, found.track, found.year) if found else None


def rest(text: str) -> str:
    found = REGISTRY.resolve(text)
    assert found is not None
    return found.rest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names
        ("CVPR", ("cvpr", None, None)),
        ("cvpr", ("cvpr", None, None)),
        ("NIPS", ("neurips", None, None)),
        ("NeuRIPS", ("neurips", None, None)),
        ("Advances in Neural Information Processing Systems", ("neurips", None, None)),
        ("PAMI", ("tpami", None, None)),
        ("T-PAMI", ("tpami", None, None)),
        ("*IEEE TPAMI*", ("tpami", None, None)),
        ("IEEE Trans. Pattern Anal. Mach. Intell.", ("tpami", None, None)),
        ("Int. J. Comput. Vis.", ("ijcv", None, None)),
        ("J. Mach. Learn. Res.", ("jmlr", None, None)),
        ("Medical Image Analysis", ("media", None, None)),
        ("Nature Machine Intelligence", ("nmi", None, None)),
        ("Information Processing & Management", ("ipm", None, None)),
        ("SIGGRAPHASIA", ("siggraph-asia", None, None)),
        ("AutoML", ("automl", None, None)),
        ("ALT", ("alt", None, None)),
        ("遥感学报2023", ("nrs-bulletin", None, 2023)),
        # years
        ("CVPR 2006", ("cvpr", None, 2006)),
        ("ECCV 2020", ("eccv", None, 2020)),
        ("NIPS2016", ("neurips", None, 2016)),
        ("[ECCV22]", ("eccv", None, 2022)),
        ("ICCV' 19", ("iccv", None, 2019)),
        ("ACM MM'23", ("acmmm", None, 2023)),
        ("ICML ’99", ("icml", None, 1999)),
        ("3DV 2021", ("3dv", None, 2021)),
        ("3DV21", ("3dv", None, 2021)),
        ("2024-ISSTA", ("issta", None, 2024)),
        ("NeurIPS, 2023", ("neurips", None, 2023)),
        ("Pattern Recognition(2018)", ("pattern-recognition", None, 2018)),
        # proceedings as BibTeX files have them
        ("Proc. CVPR", ("cvpr", None, None)),
        ("In Proceedings of the 32nd International Conference on Machine Learning",
         ("icml", None, None)),
        ("Proceedings of the Thirty-second International Conference on Machine Learning",
         ("icml", None, None)),
        ("Proc. of the 32nd Int. Conf. on Machine Learning (ICML), 2015", ("icml", None, 2015)),
        ("2018 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)",
         ("cvpr", None, 2018)),
        ("Advances in Neural Information Processing Systems 28", ("neurips", None, None)),
        ("Robotics: Science and Systems XVI", ("rss", None, None)),
        ("Neural computation, 9(8):1735-1780, 1997", ("neural-computation", None, 1997)),
        ("IEEE TPAMI, vol. 39, no. 6, pp. 1137-1149, June 2017", ("tpami", None, 2017)),
        # tracks
        ("CVPR 2019 (Oral)", ("cvpr", "oral", 2019)),
        ("ICLR 2023 (Spotlight)", ("iclr", "spotlight", 2023)),
        ("CVPR 2023 Highlight", ("cvpr", "highlight", 2023)),
        ("ICLR 2026 (Poster)", ("iclr", "poster", 2026)),
        ("NeurIPS 2021 Datasets and Benchmarks Track",
         ("neurips", "datasets-and-benchmarks", 2021)),
        ("NeurIPS 2022 D&B", ("neurips", "datasets-and-benchmarks", 2022)),
        ("KDD 2019 ADS", ("kdd", "applied-data-science", 2019)),
        ("CVPR 2018 Best Paper Award", ("cvpr", None, 2018)),
        # preprints
        ("arXiv 2023", ("arxiv", None, 2023)),
        ("arXiv 2024.10", ("arxiv", None, 2024)),
        ("arXiv 18 May 2023", ("arxiv", None, 2023)),
        ("arXiv preprint arXiv:1503.03832", ("arxiv", None, None)),
        ("CoRR, abs/1503.03832, 2015", ("arxiv", None, 2015)),
        ("arXiv:1503.03832v2 [cs.CV]", ("arxiv", None, None)),
        ("bioRxiv 2019", ("biorxiv", None, 2019)),
        # as lists label them
        ("Publisher: ICLR 2026 (Poster)", ("iclr", "poster", 2026)),
        ("venue:`KDD 2019`", ("kdd", None, 2019)),
        ("Wang et al. ACMMM22", ("acmmm", None, 2022)),
    ],
)  # fmt: skip
def test_reads_the_forms_that_people_write(
    text: str, expected: tuple[str, str | None, int | None]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "name"),
    [
        ("ICLR 2015 workshop", ("iclr", "workshop", 2015), ""),
        ("Workshop Track - ICLR 2016", ("iclr", "workshop", 2016), ""),
        ("CVPRW 2020", ("cvpr", "workshop", 2020), ""),
        ("CVPR-W", ("cvpr", "workshop", None), ""),
        ("NIPSW 2017", ("neurips", "workshop", 2017), ""),
        ("ICCV Workshops", ("iccv", "workshop", None), ""),
        ("NeurIPS Workshop 2022", ("neurips", "workshop", 2022), ""),
        ("ICML 2019 Workshop on X", ("icml", "workshop", 2019), "X"),
        ("Workshop on Meta-Learning at NeurIPS 2020", ("neurips", "workshop", 2020),
         "Meta-Learning"),
        ("ICLR 2022 Workshop (Oral)", ("iclr", "workshop", 2022), ""),
        ("NAACL 2018 Student Research Workshop", ("naacl", "workshop", 2018), "Student Research"),
    ],
)  # fmt: skip
def test_a_workshop_never_collapses_into_the_main_track(
    text: str, expected: tuple[str, str, int | None], name: str
) -> None:
    assert read(text) == expected
    assert rest(text) == name


@pytest.mark.parametrize(
    "conference_id", ["cvpr", "iccv", "eccv", "icml", "iclr", "neurips", "acl"]
)
@pytest.mark.parametrize(
    "form", ["{}W 2020", "{} Workshop", "{}'20 workshops", "Workshop on X, {} 2020", "X@{} 2020"]
)
def test_every_form_of_workshop_keeps_its_track(conference_id: str, form: str) -> None:
    found = REGISTRY.resolve(form.format(REGISTRY[conference_id].short))
    assert found is not None
    assert (found.venue.id, found.track) == (conference_id, "workshop")


@pytest.mark.parametrize(
    ("text", "venue_id"),
    [
        ("BlackboxNLP@EMNLP 2018", "blackboxnlp"),
        ("MICCAI SASHIMI 2019", "sashimi"),
        ("CVPR 2025 VAND Workshop", "vand"),
        ("Proceedings of the 1st Workshop on Representation Learning for NLP", "repl4nlp"),
    ],
)
def test_a_workshop_with_a_name_of_its_own_is_a_venue(text: str, venue_id: str) -> None:
    found = REGISTRY.resolve(text)
    assert found is not None
    assert (found.venue.id, found.venue.kind, found.track) == (venue_id, "workshop", None)


@pytest.mark.parametrize("parent", ["acl", "emnlp", "naacl", "eacl", "aacl"])
@pytest.mark.parametrize(
    "form",
    [
        "Findings of {} 2021",
        "{} 2021 Findings",
        "{}-Findings'21",
        "{} (Findings) 2021",
        "Findings of the Association for Computational Linguistics: {} 2021",
    ],
)
def test_findings_are_venues_beside_the_conference(parent: str, form: str) -> None:
    text = form.format(parent.upper())
    assert read(text) == (f"findings-{parent}", None, 2021)
    assert REGISTRY[f"findings-{parent}"].parent == parent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("arXiv preprint arXiv:1503.03832", "1503.03832"),
        ("arXiv preprint arXiv:cs/0112017", "cs/0112017"),
        ("Nature 521(7553):436-444, 2015", "521(7553):436-444"),
        ("IROS 2020, Las Vegas", "Las Vegas"),
        ("Hong et al. ICLR", "Hong et al"),
    ],
)
def test_what_else_a_text_says_is_the_rest(text: str, expected: str) -> None:
    assert rest(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "(2019)",
        "Paper",
        "Code",
        "Date",
        "Fast",
        "Access",
        "ACM 2022",
        "e.g., news",
        "Mar., 2025",
        "Apr., 2025",
        "CVPRR 2019",
        "Conference on Bananas 2019",
        "International Winter School on Gravity and Light 2015",
        "Findings of the Association for Computational Linguistics",
        "CVPR/ICCV",
        "CVPR 2019, TPAMI 2021",
        "Pattern Recognition, ICPR 2018",
        "ICML 2019 2020",
        "NIPS 2016 DeepRL",
        "ICLR 2019 (under review)",
        "Submitted to ICML 2020",
        "x" * 10_000,
    ],
)
def test_gives_none_rather_than_guess(text: str) -> None:
    assert REGISTRY.resolve(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("AAAI", "ACL", "ACM MM", "ACML", "AISTATS", "ALT", "AutoML", "COLING", "COLM", "COLT"),
        *("CVPR", "CoRL", "ECCV", "ICCV", "ICLR", "ICML", "ICRA", "IJCAI", "IROS", "KDD", "NAACL"),
        *("NeurIPS", "RSS", "SIGGRAPH", "SIGGRAPHASIA", "UAI", "WACV", "WWW"),
        *("BMVC", "NIPS", "PAMI", "TPAMI"),
    ],
)
def test_the_short_names_of_paper_collections_are_main_tracks(text: str) -> None:
    found = REGISTRY.resolve(text)
    assert found is not None
    assert (found.track, found.year, found.rest) == (None, None, "")


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = REGISTRY.resolve(text)
    assert found is None or found.venue.id in REGISTRY


@given(st.sampled_from([v for v in REGISTRY if v.kind == "conference"]), st.integers(1970, 2049))
def test_short_name_and_year_give_venue_and_year(venue: Venue, year: int) -> None:
    for text in (
        f"{venue.short} {year}",
        f"{venue.short}'{year % 100:02}",
        f"[{venue.short} {year}]",
    ):
        assert read(text) == (venue.id, None, year), text
