//! Scores for tags, heads, relations and lemma scripts from encoded words.

use pulp::Arch;

use super::ModelError;
use super::file::File;
use super::matrix::{Linear, hard_swish, vectorised};

/// Buckets of relative position; the second half mirrors the first for heads to the left.
const DISTANCES: usize = 24;

/// The heads' weights.
#[derive(Debug)]
pub(crate) struct Heads {
    /// Dependent and head vectors for arcs and relations and the taggers' hidden layer, in one product.
    shared: Linear,
    arc_key: Linear,
    arc_distance: Linear,
    relation: Linear,
    tags: Linear,
    entity: Linear,
    lemma: Linear,
    root_arc: Vec<f32>,
    root_relation: Vec<f32>,
    arc: usize,
    rel: usize,
    tag: usize,
    entity_hidden: usize,
    counts: [usize; 3],
    lemma_classes: usize,
}

/// Buffers of the heads.
#[derive(Debug, Default)]
pub(crate) struct HeadScratch {
    shared: Vec<f32>,
    deps: Vec<f32>,
    keys: Vec<f32>,
    distance: Vec<f32>,
    hidden: Vec<f32>,
    tags: Vec<f32>,
    entities: Vec<f32>,
    pairs: Vec<f32>,
    relations: Vec<f32>,
    lemma_rows: Vec<f32>,
    lemma_scores: Vec<f32>,
    key_matrix: Linear,
    arcs: Vec<f32>,
}

/// The scores of one word's tags.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TagRow<'a> {
    pub(crate) upos: &'a [f32],
    pub(crate) xpos: &'a [f32],
    pub(crate) feats: &'a [f32],
}

impl Heads {
    pub(super) fn from_file(file: &File) -> Result<Self, ModelError> {
        let header = &file.header;
        let config = &header.config;
        let (width, arc, rel, tag, entity) =
            (config.width, config.arc, config.rel, config.tag, config.entity);
        if [arc, rel, tag, entity].iter().any(|n| *n == 0 || !n.is_multiple_of(16)) {
            return Err(ModelError::Header("the heads' widths are not multiples of 16".into()));
        }
        let labels = &header.labels;
        let counts = [labels.upos.len(), labels.xpos.len(), labels.feats.len()];
        if counts.contains(&0)
            || labels.ner.is_empty()
            || labels.deprel.is_empty()
            || header.lemma_classes == 0
        {
            return Err(ModelError::Header("an empty list of labels".into()));
        }
        if header.lemma_classes > header.scripts.len() {
            return Err(ModelError::Header("more lemma classes than lemma scripts".into()));
        }
        Ok(Self {
            shared: Linear::from_file(file, "shared", width, 2 * arc + 2 * rel + tag + entity)?,
            arc_key: Linear::from_file(file, "arc_key", arc, arc + 1)?,
            arc_distance: Linear::from_file(file, "arc_distance", arc, DISTANCES)?,
            relation: Linear::from_file(file, "relation", 2 * rel, labels.deprel.len())?,
            tags: Linear::from_file(file, "tags", tag, counts.iter().sum())?,
            entity: Linear::from_file(file, "entity", entity, labels.ner.len())?,
            lemma: Linear::from_file(file, "lemma", tag, header.lemma_classes)?,
            root_arc: file.vector("root_arc", arc)?,
            root_relation: file.vector("root_relation", rel)?,
            arc,
            rel,
            tag,
            entity_hidden: entity,
            counts,
            lemma_classes: header.lemma_classes,
        })
    }

    /// How many of the lemma scripts the classifier chooses from.
    pub(crate) fn lemma_classes(&self) -> usize {
        self.lemma_classes
    }

    /// Computes for all words of a batch what the methods below look up.
    pub(crate) fn prepare(&self, arch: Arch, encoded: &[f32], scratch: &mut HeadScratch) {
        let HeadScratch { shared, deps, keys, distance, hidden, tags, entities, pairs, relations, .. } =
            scratch;
        self.shared.apply(arch, encoded, shared);
        let stride = self.shared.stride();
        let words = shared.len() / stride;
        let (arc, tag_start, entity_width) = (self.arc, 2 * self.arc + 2 * self.rel, self.entity_hidden);
        let entity_start = tag_start + self.tag;
        let entity_vectors = relations; // borrowed space
        entity_vectors.resize(words * entity_width, 0.0);
        deps.resize(words * arc, 0.0);
        pairs.resize(words * arc, 0.0); // the head vectors, borrowed space
        hidden.resize(words * self.tag, 0.0);
        vectorised(
            arch,
            #[inline(always)]
            || {
                for (word, row) in shared.chunks_exact(stride).enumerate() {
                    swish_into(&row[..arc], &mut deps[word * arc..][..arc]);
                    swish_into(&row[arc..2 * arc], &mut pairs[word * arc..][..arc]);
                    swish_into(&row[tag_start..entity_start], &mut hidden[word * self.tag..][..self.tag]);
                    swish_into(
                        &row[entity_start..entity_start + entity_width],
                        &mut entity_vectors[word * entity_width..][..entity_width],
                    );
                }
            },
        );
        pairs.extend(self.root_arc.iter().map(|&value| hard_swish(value)));
        self.arc_key.apply(arch, pairs, keys);
        self.arc_distance.apply(arch, deps, distance);
        self.tags.apply(arch, hidden, tags);
        self.entity.apply(arch, entity_vectors, entities);
    }

    /// The tag scores of a word of the batch.
    pub(crate) fn tag_row<'a>(&self, word: usize, scratch: &'a HeadScratch) -> TagRow<'a> {
        let row = &scratch.tags[word * self.tags.stride()..];
        let (upos, row) = row.split_at(self.counts[0]);
        let (xpos, row) = row.split_at(self.counts[1]);
        TagRow { upos, xpos, feats: &row[..self.counts[2]] }
    }

    /// The entity tag scores of a word of the batch.
    pub(crate) fn entity_row<'a>(&self, word: usize, scratch: &'a HeadScratch) -> &'a [f32] {
        &scratch.entities[word * self.entity.stride()..][..self.entity.stride()]
    }

    /// Arc scores of the sentence `start..end` of the batch: `len` rows of `len + 1` scores of each word's head, the
    /// first for the root.
    pub(crate) fn arcs<'a>(
        &self,
        arch: Arch,
        start: usize,
        end: usize,
        scratch: &'a mut HeadScratch,
    ) -> &'a [f32] {
        let HeadScratch { deps, keys, distance, key_matrix, arcs, relations, .. } = scratch;
        let len = end - start;
        let stride = self.arc_key.stride();
        let root = keys.len() / stride - 1;
        let key = |head: usize| {
            let row = if head == 0 { root } else { start + head - 1 };
            &keys[row * stride..][..stride]
        };
        key_matrix.set(self.arc, len + 1, |input, head| key(head)[input], |head| key(head)[self.arc]);
        let products = relations; // borrowed space
        key_matrix.apply(arch, &deps[start * self.arc..end * self.arc], products);
        arcs.clear();
        for word in 0..len {
            let near = &distance[(start + word) * self.arc_distance.stride()..][..DISTANCES];
            let row = &products[word * key_matrix.stride()..];
            arcs.push(row[0]);
            let left = row[1..=word].iter().zip((1..=word).rev());
            arcs.extend(
                left.map(|(score, distance)| score + near[DISTANCES / 2 + distance_bucket(distance)]),
            );
            let right = row[1 + word..=len].iter().zip(0..);
            arcs.extend(right.map(|(score, distance)| score + near[distance_bucket(distance)]));
        }
        arcs
    }

    /// Scores of the relations of all words of the batch to their heads, given as places in the batch (`None` is the
    /// root); one row of [`Self::relation_stride`] per word.
    pub(crate) fn relations<'a>(
        &self,
        arch: Arch,
        heads: &[Option<usize>],
        scratch: &'a mut HeadScratch,
    ) -> &'a [f32] {
        let HeadScratch { shared, pairs, relations, .. } = scratch;
        let (rel, stride, first) = (self.rel, self.shared.stride(), 2 * self.arc);
        pairs.resize(heads.len() * 2 * rel, 0.0);
        vectorised(
            arch,
            #[inline(always)]
            || {
                for (word, (pair, head)) in pairs.chunks_exact_mut(2 * rel).zip(heads).enumerate() {
                    let dep = &shared[word * stride + first..][..rel];
                    let head = match head {
                        Some(head) => &shared[head * stride + first + rel..][..rel],
                        None => &self.root_relation[..],
                    };
                    let (sums, products) = pair.split_at_mut(rel);
                    for lane in 0..rel {
                        sums[lane] = hard_swish(dep[lane] + head[lane]);
                        products[lane] = dep[lane] * head[lane];
                    }
                }
            },
        );
        self.relation.apply(arch, pairs, relations);
        relations
    }

    /// Width of a row of relation scores.
    pub(crate) fn relation_stride(&self) -> usize {
        self.relation.stride()
    }

    /// Scores of the lemma scripts for some words of the batch, one row of [`Self::lemma_stride`] each.
    pub(crate) fn lemmas<'a>(&self, arch: Arch, words: &[usize], scratch: &'a mut HeadScratch) -> &'a [f32] {
        let HeadScratch { hidden, lemma_rows, lemma_scores, .. } = scratch;
        lemma_rows.clear();
        for word in words {
            lemma_rows.extend_from_slice(&hidden[word * self.tag..][..self.tag]);
        }
        self.lemma.apply(arch, lemma_rows, lemma_scores);
        lemma_scores
    }

    /// Width of a row of lemma scores.
    pub(crate) fn lemma_stride(&self) -> usize {
        self.lemma.stride()
    }
}

#[inline(always)]
fn swish_into(from: &[f32], to: &mut [f32]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to = hard_swish(*from);
    }
}

/// Bucket of the distance from a word to a possible head on its right; on the left, the second half of the buckets.
fn distance_bucket(distance: usize) -> usize {
    const NEAR: [u8; 40] = near_buckets();
    NEAR.get(distance).map_or(DISTANCES / 2 - 2, |&bucket| usize::from(bucket))
}

const fn near_buckets() -> [u8; 40] {
    let mut buckets = [0; 40];
    let mut distance = 2;
    while distance < 40 {
        let begins = distance <= 5 || matches!(distance, 6 | 8 | 11 | 16 | 24);
        buckets[distance] = buckets[distance - 1] + begins as u8;
        distance += 1;
    }
    buckets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_fall_into_buckets() {
        let buckets = [1, 2, 5, 6, 7, 8, 11, 16, 24, 39, 40, 400].map(distance_bucket);
        assert_eq!(buckets, [0, 1, 4, 5, 5, 6, 7, 8, 9, 9, 10, 10]);
    }
}
