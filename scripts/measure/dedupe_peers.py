"""The same records for another package. Runs in an environment of its own, never in the project's.

usage: python bench_dedupe_peers.py bib-dedupe|splink RECORDS.jsonl CLUSTERS.json
"""

import json
import os
import sys
import time
from pathlib import Path


def bib_dedupe(rows: list[dict]) -> list[list[str]]:
    """Groups by bib-dedupe, which needs no training."""
    import pandas as pd
    from bib_dedupe.bib_dedupe import block, cluster, match, prep

    table = pd.DataFrame(
        {
            "ID": [row["id"] for row in rows],
            "ENTRYTYPE": "article",
            "title": [row["title"] for row in rows],
            "author": [" and ".join(row["authors"]) for row in rows],
            "year": [str(row.get("year") or "") for row in rows],
            "journal": [row.get("journal") or row.get("venue") or "" for row in rows],
            **{
                name: [str(row.get(name) or "") for row in rows]
                for name in ("volume", "number", "pages", "doi", "abstract")
            },
        }
    )
    quiet = {"verbosity_level": 0}
    prepared = prep(table, cpu=2, **quiet)
    pairs = match(block(prepared, cpu=2, **quiet), cpu=2, **quiet)
    return [list(group) for group in cluster(pairs, **quiet)]


def splink(rows: list[dict]) -> list[list[str]]:
    """Groups by splink, its weights estimated from the records themselves."""
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    table = pd.DataFrame(
        {
            "unique_id": [row["id"] for row in rows],
            "title": [row["title"].lower() for row in rows],
            "authors": [" ".join(row["authors"]).lower() or None for row in rows],
            "year": [str(row.get("year") or "") or None for row in rows],
        }
    )
    table["start"] = table["title"].str[:20]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("title", [0.97, 0.9, 0.8]),
            cl.JaroWinklerAtThresholds("authors", [0.95, 0.8]),
            cl.ExactMatch("year"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("start"),
            block_on("substr(authors, 1, 12)", "year"),
        ],
    )
    linker = Linker(DuckDBAPI().register(table), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("title")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("start"))
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("substr(authors, 1, 12)")
    )
    pairs = linker.inference.predict(threshold_match_probability=0.9)
    groups = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.95)
    found: dict[str, list[str]] = {}
    for row in groups.as_pandas_dataframe().itertuples():
        found.setdefault(str(row.cluster_id), []).append(str(row.unique_id))
    return [group for group in found.values() if len(group) > 1]


def main() -> None:
    """Write the groups and the seconds that they took."""
    name, source, target = sys.argv[1:]
    rows = [json.loads(line) for line in Path(source).read_text().splitlines()]
    start = time.perf_counter()
    groups = {"bib-dedupe": bib_dedupe, "splink": splink}[name](rows)
    seconds = time.perf_counter() - start
    Path(target).write_text(json.dumps({"clusters": groups, "seconds": seconds}))
    os._exit(0)  # a pool that a package left behind would keep us here


if __name__ == "__main__":
    main()
