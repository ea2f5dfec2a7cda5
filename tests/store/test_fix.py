"""Repairs: the certain ones are made, a file is written whole or not at all."""

from pathlib import Path

from catalog.finding import Finding, Fix, Remove, Replace, Severity, Where
from catalog.store.fix import apply_fixes


def finding(file: str, *edits: Replace | Remove) -> Finding:
    fix = Fix("repair", edits) if edits else None
    return Finding("a-rule", Severity.WARNING, "wrong.", Where(file), fix)


def test_files_are_repaired_and_named(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("x: 1  # one\ny: 2\n")
    (tmp_path / "a.yaml").write_text("x: 1\n")
    findings = [
        finding("b.yaml", Replace(("x",), 5)),
        finding("b.yaml"),
        finding("a.yaml", Replace(("x",), 6)),
        finding("b.yaml", Replace(("y",), 7)),
    ]

    done = apply_fixes(tmp_path, findings)

    assert done == (findings[2], findings[0], findings[3])
    assert (tmp_path / "a.yaml").read_text() == "x: 6\n"
    assert (tmp_path / "b.yaml").read_text() == "x: 5  # one\ny: 7\n"


def test_of_two_repairs_of_one_place_the_first_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x: 1\ny: 2\n")
    first, second = finding("a.yaml", Replace(("x",), 5)), finding("a.yaml", Remove(("x",)))

    assert apply_fixes(tmp_path, [first, second]) == (first,)
    assert (tmp_path / "a.yaml").read_text() == "x: 5\ny: 2\n"


def test_a_repair_that_cannot_be_made_leaves_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x: &v 1\ny: *v\n")
    (tmp_path / "broken.yaml").write_text("x: [")
    findings = [
        finding("a.yaml", Replace(("y",), 5)),
        finding("broken.yaml", Replace(("x",), 5)),
        finding("missing.yaml", Replace(("x",), 5)),
    ]

    assert apply_fixes(tmp_path, findings) == ()
    assert (tmp_path / "a.yaml").read_text() == "x: &v 1\ny: *v\n"
    assert (tmp_path / "broken.yaml").read_text() == "x: ["
    assert not (tmp_path / "missing.yaml").exists()


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x: 1\n")
    apply_fixes(tmp_path, [finding("a.yaml", Replace(("x",), 5))])
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
