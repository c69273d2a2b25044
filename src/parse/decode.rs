//! From scores to heads and entity tags.

/// Score of what must not be chosen.
const NEVER: f64 = -1e12;
/// Scores are held within this size, so that a sum over a sentence cannot come near [`NEVER`].
const SCORE_LIMIT: f32 = 1e6;
/// How many words are tried as root where the best heads of all words do not give exactly one.
const ROOTS_TRIED: usize = 8;

/// Heads of a sentence's words from `len` rows of `len + 1` scores, the first column for the root; `None` is the root.
///
/// Every word takes its best head. Where that gives a cycle, no root or several, the best tree with one root is found
/// instead (Chu and Liu 1965, Edmonds 1967), for each of the likeliest roots.
pub(super) fn heads(scores: &[f32], len: usize) -> Vec<Option<usize>> {
    debug_assert_eq!(scores.len(), len * (len + 1));
    let greedy: Vec<usize> =
        (0..len).map(|word| best_head(&scores[word * (len + 1)..][..len + 1], word)).collect();
    let roots = greedy.iter().filter(|&&head| head == 0).count();
    let heads = if roots == 1 && !has_cycle(&greedy) { greedy } else { best_tree(scores, len) };
    heads.into_iter().map(|head| head.checked_sub(1)).collect()
}

/// The best head of the word as a column; a word is not its own head.
fn best_head(row: &[f32], word: usize) -> usize {
    let mut best = 0;
    for (head, score) in row.iter().enumerate() {
        if head != word + 1 && score.total_cmp(&row[best]).is_gt() {
            best = head;
        }
    }
    best
}

/// Whether heads (as columns, 0 the root) run in a circle.
fn has_cycle(heads: &[usize]) -> bool {
    let mut seen = vec![0; heads.len() + 1];
    (1..=heads.len()).any(|start| {
        let mut node = start;
        while node != 0 && seen[node] == 0 {
            seen[node] = start;
            node = heads[node - 1];
        }
        node != 0 && seen[node] == start
    })
}

/// The best tree with exactly one root among the likeliest roots, as columns.
fn best_tree(scores: &[f32], len: usize) -> Vec<usize> {
    let size = len + 1;
    let mut full = vec![NEVER; size * size];
    for word in 0..len {
        for head in (0..size).filter(|&head| head != word + 1) {
            let score = scores[word * size + head];
            let score = if score.is_nan() { -SCORE_LIMIT } else { score.clamp(-SCORE_LIMIT, SCORE_LIMIT) };
            full[(word + 1) * size + head] = f64::from(score);
        }
    }
    let lead = |node: usize| {
        let row = &full[node * size..][..size];
        let other = row[1..].iter().copied().fold(NEVER, f64::max);
        row[0] - other
    };
    let mut roots: Vec<usize> = (1..size).collect();
    roots.sort_by(|&a, &b| lead(b).total_cmp(&lead(a)).then(a.cmp(&b)));
    let mut best: Option<(f64, Vec<usize>)> = None;
    for root in roots.into_iter().take(ROOTS_TRIED) {
        let mut trial = full.clone();
        for node in 1..size {
            trial[node * size] = NEVER;
        }
        trial[root * size..(root + 1) * size].fill(NEVER);
        trial[root * size] = full[root * size];
        let tree = spanning_tree(&trial, size);
        let total = (1..size).map(|node| trial[node * size + tree[node]]).sum();
        if best.as_ref().is_none_or(|(score, _)| total > *score) {
            best = Some((total, tree));
        }
    }
    best.map_or_else(Vec::new, |(_, tree)| tree[1..].to_vec())
}

/// Heads of the best arborescence from node 0; `scores[node * size + head]`.
fn spanning_tree(scores: &[f64], size: usize) -> Vec<usize> {
    let mut heads: Vec<usize> = (0..size)
        .map(|node| {
            let row = &scores[node * size..][..size];
            let candidates = (0..size).filter(|&head| head != node);
            candidates
                .fold(usize::from(node == 0), |best, head| if row[head] > row[best] { head } else { best })
        })
        .collect();
    if size > 0 {
        heads[0] = 0;
    }
    let Some(cycle) = find_cycle(&heads) else { return heads };
    // the cycle becomes one node, the last
    let rest: Vec<usize> = (0..size).filter(|node| !cycle.contains(node)).collect();
    let small = rest.len() + 1;
    let mut contracted = vec![NEVER; small * small];
    let mut leaves = vec![0; rest.len()];
    let mut enters = vec![0; rest.len()];
    for (a, &node) in rest.iter().enumerate() {
        for (b, &head) in rest.iter().enumerate() {
            contracted[a * small + b] = scores[node * size + head];
        }
        leaves[a] = first_best(&cycle, |&inner| scores[node * size + inner]);
        contracted[a * small + small - 1] = scores[node * size + cycle[leaves[a]]];
        let gain = |inner: &usize| scores[inner * size + node] - scores[inner * size + heads[*inner]];
        enters[a] = first_best(&cycle, gain);
        contracted[(small - 1) * small + a] = gain(&cycle[enters[a]]);
    }
    let inner = spanning_tree(&contracted, small);
    for (a, &node) in rest.iter().enumerate().skip(1) {
        heads[node] = if inner[a] == rest.len() { cycle[leaves[a]] } else { rest[inner[a]] };
    }
    let entry = inner[small - 1];
    heads[cycle[enters[entry]]] = rest[entry];
    heads
}

/// Index of the first of the greatest.
fn first_best<T>(items: &[T], score: impl Fn(&T) -> f64) -> usize {
    let mut best = 0;
    for index in 1..items.len() {
        if score(&items[index]) > score(&items[best]) {
            best = index;
        }
    }
    best
}

/// The nodes of one cycle that does not pass node 0.
fn find_cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut node = start;
        while node != 0 && seen[node] == 0 {
            seen[node] = start;
            node = heads[node];
        }
        if node != 0 && seen[node] == start {
            let mut cycle = vec![node];
            let mut next = heads[node];
            while next != node {
                cycle.push(next);
                next = heads[next];
            }
            return Some(cycle);
        }
    }
    None
}

/// Which entity tag may follow which: `I-X` only after `B-X` or `I-X`.
#[derive(Debug)]
pub(super) struct EntityTags {
    /// For every tag the tags that may come before it, `None` meaning any; an `I-` tag may not begin a sentence.
    before: Vec<Option<Vec<usize>>>,
}

impl EntityTags {
    /// Reads the tags' names.
    pub(super) fn new(names: &[String]) -> Self {
        let before = |name: &String| {
            let kind = name.strip_prefix("I-")?;
            let fits =
                |other: &String| other.get(1..).is_some_and(|rest| rest.strip_prefix('-') == Some(kind));
            Some((0..names.len()).filter(|&index| fits(&names[index])).collect())
        };
        Self { before: names.iter().map(before).collect() }
    }

    /// The best sequence in which every `I-` continues a span of its kind (Viterbi 1967).
    pub(super) fn decode<'a>(&self, rows: impl Iterator<Item = &'a [f32]>) -> Vec<usize> {
        let count = self.before.len();
        let mut pointers: Vec<usize> = Vec::new();
        let mut scores = vec![0.0f64; count];
        let mut next = scores.clone();
        for (word, row) in rows.enumerate() {
            let any = first_best(&scores, |score| *score);
            for tag in 0..count {
                let from = match &self.before[tag] {
                    None => Some(any),
                    Some(_) if word == 0 => None,
                    Some(before) => {
                        (!before.is_empty()).then(|| before[first_best(before, |&from| scores[from])])
                    }
                };
                pointers.push(from.unwrap_or(0));
                next[tag] = from.map_or(NEVER, |from| scores[from] + f64::from(row[tag]));
            }
            std::mem::swap(&mut scores, &mut next);
        }
        let words = pointers.len() / count.max(1);
        let mut tags = vec![0; words];
        let mut tag = first_best(&scores, |score| *score);
        for word in (0..words).rev() {
            tags[word] = tag;
            tag = pointers[word * count + tag];
        }
        tags
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers in [-range, range), the same for the same seed.
    fn noise(count: usize, seed: u64, range: f32) -> Vec<f32> {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        (0..count)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                ((state >> 40) as f32 / 8_388_608.0 - 1.0) * range
            })
            .collect()
    }

    fn assert_tree(heads: &[Option<usize>]) {
        assert_eq!(heads.iter().filter(|head| head.is_none()).count(), 1, "{heads:?}");
        for start in 0..heads.len() {
            let mut node = start;
            for _ in 0..=heads.len() {
                match heads[node] {
                    None => break,
                    Some(head) => node = head,
                }
            }
            assert_eq!(heads[node], None, "cycle in {heads:?}");
        }
    }

    #[test]
    fn any_scores_give_one_root_and_no_cycle() {
        for seed in 0..3000 {
            let len = 1 + seed as usize % 14;
            let range = [1.0, 1e4, 0.0, 1e30][seed as usize % 4];
            assert_tree(&heads(&noise(len * (len + 1), seed, range), len));
        }
        for odd in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            assert_tree(&heads(&[odd; 30], 5));
        }
        assert!(heads(&[], 0).is_empty());
    }

    #[test]
    fn the_tree_is_the_best_of_all() {
        for seed in 0..300 {
            let len = 4;
            let scores = noise(len * (len + 1), seed, 5.0);
            let total = |heads: &[usize]| {
                heads.iter().enumerate().map(|(word, head)| scores[word * 5 + head]).sum::<f32>()
            };
            let mut best = f32::NEG_INFINITY;
            for code in 0..5usize.pow(4) {
                let trial: Vec<usize> = (0..4).map(|word| code / 5usize.pow(word) % 5).collect();
                let valid = trial.iter().filter(|&&head| head == 0).count() == 1 && !has_cycle(&trial);
                if valid {
                    best = best.max(total(&trial));
                }
            }
            let found: Vec<usize> =
                heads(&scores, len).iter().map(|head| head.map_or(0, |head| head + 1)).collect();
            assert!((total(&found) - best).abs() < 1e-4, "seed {seed}: {found:?}");
        }
    }

    #[test]
    fn a_cycle_is_broken_where_it_costs_least() {
        // words 0 and 1 each prefer the other; word 0 is the better root
        let scores = [3.0, 0.0, 9.0, 1.0, 9.0, 0.0];
        assert_eq!(heads(&scores, 2), [None, Some(0)]);
    }

    #[test]
    fn entity_tags_continue_what_began() {
        let names = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"].map(String::from);
        let tags = EntityTags::new(&names);
        let rows: [&[f32]; 3] =
            [&[0.0, 1.0, 5.0, 0.9, 0.0], &[0.0, 0.0, 1.0, 0.0, 1.5], &[0.5, 0.0, 0.0, 0.0, 0.0]];
        // I-PER may not begin; B-LOC I-LOC (2.4) beats B-PER I-PER (2.0)
        assert_eq!(tags.decode(rows.into_iter()), [3, 4, 0]);
        assert!(tags.decode(std::iter::empty()).is_empty());
    }
}
