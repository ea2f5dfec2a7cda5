"""`catalog import` on one large list, against markdown-it-py parsing the same text."""

import gzip
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

TIMED = """
import sys, time
from pathlib import Path
path = Path(sys.argv[2])
if sys.argv[1] == "parse":
    from markdown_it import MarkdownIt
    text, parser = path.read_text("utf-8"), MarkdownIt("commonmark", {"html": True}).enable("table")
    work = lambda: parser.parse(text)
else:
    from catalog.importers.take import take
    work = lambda: take(path)
start = time.process_time()
work()
print(time.process_time() - start)
"""
FORMS = (
    "- **{title}** ({venue} {year}) [[Paper]]({site}) [[PDF]]({pdf})\n",
    "- [{title}]({site}), {authors}, *{venue}*, {year}. [[pdf]]({pdf})\n",
    "**{title}** \\\n*{authors}* \\\n{venue} {year}. [[Paper]({site})] \\\n\n",
)


def write_list(path: Path, corpus: Path, limit: int | None = None) -> int:
    """Write the records of a JSON-lines corpus as a README; return their number."""
    number = 0
    with gzip.open(corpus, "rt") as lines, path.open("w", encoding="utf-8") as out:
        out.write("# Papers\n")
        for number, line in enumerate(lines, 1):
            if limit is not None and number > limit:
                return number - 1
            if number % 50 == 1:
                out.write(f"\n## Section {number // 50 + 1}\n\n")
            record = json.loads(line)
            record["authors"] = ", ".join(record["authors"])
            out.write(FORMS[(number // 50) % len(FORMS)].format(**record))
    return number


def bench(root: Path, corpus: Path, limit: int | None = None) -> None:
    """Print CPU time, the ratio to the parser, and memory for one list."""
    root.mkdir(parents=True, exist_ok=True)
    path = root / "README.md"
    count = write_list(path, corpus, min(limit or 10_000, 10_000))
    seconds = {}
    for name in ("parse", "take"):
        command = [sys.executable, "-c", TIMED, name, str(path)]
        seconds[name] = float(subprocess.check_output(command, env={**os.environ}))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    size = path.stat().st_size / 1e6
    print(
        f"import: {count} entries, {size:.1f} MB: {seconds['take']:.2f} s of CPU, "
        f"{seconds['take'] / seconds['parse']:.1f} times markdown-it-py, "
        f"peak {peak:.0f} MB"
    )
