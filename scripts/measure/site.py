"""The website beside a stock mkdocs-material build of the same papers: time, size, audits.

Lighthouse, axe-core and the Nu HTML checker are installed with npm into a cache folder on first
use.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize

from scripts.chromium import FLAGS, chromium, messages
from scripts.host import hosted
from scripts.measure.validate import write_list

TOOLS = ("lighthouse@12", "axe-core@4", "vnu-jar@26")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WINDOW: ViewportSize = {"width": 780, "height": 437}
"""Small, so that parts that scroll are there to be audited."""
STOCK = """site_name: Stock
site_url: https://example.org/
theme: {name: material}
validation: {nav: {omitted_files: ignore}}
nav: [Home: index.md, Papers: papers/index.md]
"""
# What is wrong with some records of a real corpus would stop the build.
SETTINGS = """url: https://example.org/list/
rules:
  author-et-al: info
  malformed-doi: info
  malformed-url: info
  mojibake: info
  shared-identifier: info
  shared-link: info
"""
STOCK_PAPERS = 1000
AUDITED = 200
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def bench(root: Path, corpus: Path, limit: int | None) -> None:
    """Print the figures."""
    built(root / "ours", corpus, limit)
    small = built(root / "small", corpus, AUDITED)
    stock = stock_site(root / "stock", small)
    if not (shutil.which("npm") and shutil.which("chromium")):
        print("  no audits: npm and chromium are missing")
        return
    tools = installed()
    paper = next((small / "papers").glob("*/index.html")).parent.name
    pages = ("", "papers/", f"papers/{paper}/", "categories/papers/")
    audit("this site", small, pages, tools)
    audit("stock mkdocs-material", stock, ("", "papers/", f"papers/{paper}/"), tools)


def built(root: Path, corpus: Path, limit: int | None) -> Path:
    """Build the site of a list twice, and once more after an edit; print time, memory, size."""
    count = write_list(root, corpus, limit)
    config = root / "data/catalog.yaml"
    config.write_text(f"{SETTINGS}{config.read_text()}")
    command = [
        sys.executable,
        "-m",
        "catalog",
        "--root",
        str(root),
        "build",
        "--only",
        "site",
        "-q",
    ]
    print(f"site: {count:,} entries")
    first = timed(command)
    site = root / "build/site"
    sizes = [file.stat().st_size for file in site.rglob("*") if file.is_file()]
    papers = [file.stat().st_size for file in (site / "papers").rglob("index.html")]
    edited = next((root / "data/papers").iterdir())
    text = edited.read_text()
    edited.write_text(text.replace("title: ", "title: Edited ", 1).replace("Edited '", "'Edited "))
    second = timed(command)
    for name, (seconds, cpu, memory) in (("complete", first), ("one entry changed", second)):
        print(f"  {name:24} {seconds:7.1f} s, {cpu:7.1f} s of CPU, {memory} MiB")
    print(f"  files                    {len(sizes):,}, {sum(sizes) / 1e6:.0f} MB")
    print(f"  a paper's page           {sum(papers) / len(papers) / 1000:.1f} KB")
    return site


def timed(command: list[str]) -> tuple[float, float, int]:
    """Wall seconds, CPU seconds and MiB at the peak: the sum over a command's processes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    peak = 0
    while process.poll() is None:
        peak = max(peak, tree_memory(process.pid))
        time.sleep(0.2)
    seconds = time.perf_counter() - start
    usage = os.times()
    cpu = usage.children_user + usage.children_system - timed.before
    timed.before += cpu
    if process.returncode:
        sys.exit(f"failed: {' '.join(command)}")
    return seconds, cpu, peak // 1024


timed.before = 0.0


def tree_memory(process: int) -> int:
    """KiB of a process and those it started; what they share counts once (PSS)."""
    total = 0
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
        for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            total += tree_memory(int(child))
    except OSError:
        pass  # it has ended meanwhile
    return total


def stock_site(root: Path, ours: Path) -> Path:
    """The same papers as Markdown pages in a stock site; at most some, as it takes 5 ms a page."""
    docs = root / "docs"
    (docs / "papers").mkdir(parents=True)
    lines = []
    for page in sorted((ours / "papers").glob("*/index.html"))[:STOCK_PAPERS]:
        name = page.parent.name
        text = page.read_text()
        title = text.partition("<title>")[2].partition(" - ")[0]
        bibtex = text.partition("<code>")[2].partition("</code>")[0]
        (docs / f"papers/{name}.md").write_text(f"# {title}\n\n```bibtex\n{bibtex}\n```\n")
        lines.append(f"- [{title}]({name}.md)")
    (docs / "papers/index.md").write_text("# Papers\n\n" + "\n".join(lines) + "\n")
    (docs / "index.md").write_text("# Stock\n\n[Papers](papers/index.md)\n")
    (root / "mkdocs.yml").write_text(STOCK)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml")]
    seconds, cpu, memory = timed(command)
    pages = len(lines) + 2
    size = sum(file.stat().st_size for file in (root / "site").rglob("*.html")) / pages / 1000
    print(f"stock mkdocs-material: {pages:,} pages")
    print(f"  complete                 {seconds:7.1f} s, {cpu:7.1f} s of CPU, {memory} MiB")
    print(f"  a page                   {size:.1f} KB, {1000 * cpu / pages:.1f} ms")
    return root / "site"


def installed() -> Path:
    """The folder of the audit tools, installed where they are missing."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "catalog-bench"
    if not (cache / "node_modules/vnu-jar").is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        (cache / "package.json").write_text("{}")
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", *TOOLS]
        subprocess.run(command, cwd=cache, check=True)
    return cache / "node_modules"


def audit(name: str, site: Path, pages: tuple[str, ...], tools: Path) -> None:
    """Print what Lighthouse, axe-core and the Nu HTML checker say of pages."""
    print(f"{name}: Lighthouse mobile ({', '.join(CATEGORIES)}), axe-core violations, console")
    with hosted(site) as address, chromium() as browser:
        for page in pages:
            scores = lighthouse(address + page, tools)
            violations, console = axe(browser, address + page, tools)
            print(f"  /{page:40} {scores}  {violations} violations, {console} messages")
    files = [str(site / page / "index.html") for page in pages]
    jar = str(tools / "vnu-jar/build/dist/vnu.jar")
    if shutil.which("java"):
        command = ["java", "-Xss2m", "-jar", jar, "--errors-only", "--format", "json", *files]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
        # Read as a file, a page has no origin that its policy could allow.
        found = [m for m in json.loads(said)["messages"] if m["type"] == "error"]
        print(f"  Nu HTML checker: {len(found)} errors")


def lighthouse(address: str, tools: Path) -> str:
    """The four scores of a page."""
    command = [str(tools / ".bin/lighthouse"), address, "--quiet", "--output=json"]
    command += [
        f"--chrome-flags={' '.join(('--headless', *FLAGS))}",
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    environment = {**os.environ, "CHROME_PATH": str(shutil.which("chromium"))}
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found = json.loads(said.stdout)["categories"]
    return " ".join(f"{100 * found[key]['score']:3.0f}" for key in CATEGORIES)


def axe(browser: Browser, address: str, tools: Path) -> tuple[int, int]:
    """Violations that axe-core finds in a page, light and dark, and messages on its console."""
    script = (tools / "axe-core/axe.min.js").read_text()
    run = "() => axe.run().then((found) => found.violations.map((one) => one.id))"
    violations: set[str] = set()
    console = 0
    for scheme in SCHEMES:
        context = browser.new_context(viewport=WINDOW, color_scheme=scheme)
        heard = messages(context)
        page = context.new_page()
        page.goto(address)
        console += len(heard)
        page.evaluate(script)
        violations |= {*page.evaluate(run)}
        context.close()
    return len(violations), console
