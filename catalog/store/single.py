"""Reading one file of `data/` that is no entry."""

import os
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from catalog.finding import Finding
from catalog.model.config import Config
from catalog.store import layout, problems
from catalog.store.yamlfile import YamlProblem, read

M = TypeVar("M", bound=BaseModel)


def read_config(root: Path) -> Config:
    """What a list says about itself; the defaults where it says nothing that can be read.

    Args:
        root: the list's root; there need not be a list.
    """
    return read_single(root, layout.CONFIG, Config, []) or Config(title="Untitled")


def read_single(root: Path, file: str, model: type[M], findings: list[Finding]) -> M | None:
    """Read a file into its model; None where it is missing or unsound.

    Args:
        root: the list's root.
        file: path relative to the root.
        model: what it holds.
        findings: takes what is wrong with it.
    """
    path = root / file
    if not os.path.lexists(path):
        return None
    try:
        data = read(path)
        return model.model_validate({} if data is None else data)
    except OSError as error:
        findings.append(problems.unreadable_finding(file, error))
    except YamlProblem as problem:
        findings.append(problems.syntax_finding(file, problem))
    except ValidationError as error:
        findings.extend(problems.schema_findings(file, path, "", model, error))
    return None
