// The results in groups: by main category, venue or year.

// Documents group after group, each with its group {label, size}; as they come without a facet.
export function grouped(search, documents, by) {
  const facet = search.facets.get(by);
  if (!facet) return { documents, groups: null };
  const members = new Map();
  for (const row of documents) {
    const at = by === "category" ? mainOf(facet, row) : (facet.of(row)[0] ?? -1);
    if (!members.has(at)) members.set(at, []);
    members.get(at).push(row);
  }
  const order = [...members.keys()].sort((one, other) => {
    // Those in no group come last.
    if (one < 0 || other < 0) return other - one;
    if (by === "year") return other - one;
    if (by === "venue") return members.get(other).length - members.get(one).length || one - other;
    return one - other;
  });
  const label = (at) => (at < 0 ? `No ${facet.label.toLowerCase()}` : facet.values[at].label);
  const groups = order.flatMap((at) => {
    const group = { label: label(at), size: members.get(at).length };
    return members.get(at).map(() => group);
  });
  return { documents: order.flatMap((at) => members.get(at)), groups };
}

// The first category that an entry names: the first way down the tree, as far as it goes.
function mainOf(facet, row) {
  const way = facet.of(row);
  let at = 0;
  while (at + 1 < way.length && facet.values[way[at + 1]].parent === way[at]) at += 1;
  return way[at] ?? -1;
}
