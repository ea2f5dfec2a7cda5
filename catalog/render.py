"""The door to Jinja2: finding templates and filling them in."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup

from catalog.errors import CatalogError
from catalog.text.escape import html_text, latex, markdown, markdown_url, one_line

FILTERS: Mapping[str, Callable[[str], str]] = {
    "html_text": html_text,
    "latex": latex,
    "markdown": markdown,
    "markdown_url": markdown_url,
    "one_line": one_line,
}
"""What every template may use to escape a value for its target."""


def html(text: str) -> str:
    """Text that is HTML already: templates that escape by themselves leave it as it is."""
    return Markup(text)


def template_folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked up: the list's own first, then those of the package."""
    package = Path(__file__).parent / "templates"
    checkout = Path(__file__).parents[1] / "templates"
    return (root / "templates", package if package.is_dir() else checkout)


def escapes_itself(template: str | None) -> bool:
    """Whether values in this template are escaped for HTML by Jinja itself."""
    return bool(template) and str(template).removesuffix(".j2").endswith((".html", ".xml"))


@lru_cache(maxsize=8)
def environment(root: Path) -> Environment:
    """The Jinja environment of a list.

    Undefined names are errors. A template of the list's own folder takes the place of the
    packaged one of that name, alone or by including it.
    """
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in template_folders(root)]),
        autoescape=escapes_itself,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(FILTERS)
    return made


def render(root: Path, template: str, /, **values: Any) -> str:
    """Fill a template in.

    Args:
        root: the list's root, whose `templates/` is searched first.
        template: path below a template folder; `.html` and `.xml` templates (also with `.j2`
            after that) escape by themselves.
        values: what the template speaks of.

    Raises:
        CatalogError: the template is wrong, is missing, or asks for what is not there.
    """
    return renderer(root, template)(**values)


def renderer(root: Path, template: str) -> Callable[..., str]:
    """A template that is looked up once and filled in many times.

    Args:
        root: the list's root, whose `templates/` is searched first.
        template: as for `render`.

    Returns:
        `fill(**values)`: the text; it raises `CatalogError` where the template asks for what is
        not there.

    Raises:
        CatalogError: the template is wrong or is missing.
    """
    try:
        found = environment(root).get_template(template)
    except TemplateError as error:
        raise _broken(template, error) from error

    def fill(**values: Any) -> str:
        try:
            return found.render(values)
        except TemplateError as error:
            raise _broken(template, error) from error

    return fill


def _broken(template: str, error: TemplateError) -> CatalogError:
    if isinstance(error, TemplateNotFound):
        return CatalogError(
            f"templates/{error.name}: there is no such template.",
            f"{template} asks for it; add it to the list's templates/ folder.",
        )
    place, line = template, _line_in(template, error)
    if isinstance(error, TemplateSyntaxError):
        place, line = error.name or template, error.lineno
    return CatalogError(
        f"templates/{place}:{line}: {error.message}.",
        "Correct the template, or delete the list's copy to use the packaged one.",
    )


def _line_in(template: str, error: TemplateError) -> int:
    """The line of a template that raised: Jinja rewrites tracebacks to point there."""
    line, frame = 0, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename.endswith(template):
            line = frame.tb_lineno
        frame = frame.tb_next
    return line
