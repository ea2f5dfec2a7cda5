"""Links to the datasets that a paper uses: in a column, or behind a key."""

from pathlib import Path

import pytest

from tests.importers.reading import entries_of

TABLE = """
    # A List

    | Paper Title | {head} | Venue | Year |
    |---|---|---|---|
    | Learning Distances from Pairs of Images [[pdf]](https://arxiv.org/abs/2001.00001) | {cell} | ICML | 2020 |
    | Other Distances for Other Pairs of Images [[pdf]](https://arxiv.org/abs/2001.00002) | | ICML | 2020 |
    """  # noqa: E501
SETS = (
    "[LIDC-IDRI](https://example.org/lidc), [ANODE09](https://anode.example.org/), "
    "[DLCST](https://example.org/dlcst)"
)


@pytest.mark.parametrize("head", ["DB", "Dataset", "Data", "Datasets used", "Benchmark", "数据集"])
def test_every_link_in_a_column_of_datasets_has_its_own_name(tmp_path: Path, head: str) -> None:
    entry = entries_of(tmp_path, TABLE.format(head=head, cell=SETS))[0]
    assert [(link["kind"], link.get("label", "")) for link in entry["links"]] == [
        ("paper", ""), ("dataset", "LIDC-IDRI"), ("dataset", "ANODE09"), ("dataset", "DLCST"),
    ]  # fmt: skip
    assert (entry["venue"], entry["year"], entry["arxiv"]) == ("ICML", 2020, "2001.00001")


def test_code_in_a_column_of_data_is_code(tmp_path: Path) -> None:
    cell = "[code](https://github.com/doe/a), [link](https://example.org/data)"
    entry = entries_of(tmp_path, TABLE.format(head="Data", cell=cell))[0]
    assert [link["kind"] for link in entry["links"]] == ["paper", "code", "dataset"]


def test_links_in_other_columns_have_each_its_own_label(tmp_path: Path) -> None:
    cell = "[First Page](https://example.org/1) and [Second Page](https://example.org/2)"
    entry = entries_of(tmp_path, TABLE.format(head="Remarks", cell=cell))[0]
    assert [link.get("label", "") for link in entry["links"]] == ["", "First Page", "Second Page"]


def test_a_key_that_says_dataset_gives_datasets(tmp_path: Path) -> None:
    text = """
        # A List

        - Learning Distances from Pairs of Images, ICML 2020
          - Paper: [arXiv](https://arxiv.org/abs/2001.00001)
          - Dataset: [LUNA16](https://luna.example.org/), [Pairs](https://github.com/doe/pairs)
        """
    entry = entries_of(tmp_path, text)[0]
    assert [(link["kind"], link.get("label", "")) for link in entry["links"]] == [
        ("paper", ""), ("dataset", "LUNA16"), ("dataset", "Pairs"),
    ]  # fmt: skip
