//! From words to vectors: summed embeddings, gated linear recurrences in both directions, feed-forward layers.

use pulp::Arch;

use super::ModelError;
use super::features::{Features, SLOTS, Spelling};
use super::file::{Blob, File};
use super::matrix::{Linear, hard_swish, normalise, sigmoid, vectorised};

/// The encoder's weights.
#[derive(Debug)]
pub(super) struct Encoder {
    features: Features,
    /// Per row: a 32-bit scale, then one signed byte per dimension.
    table: Blob,
    /// The treebank's vector, added to every word.
    input: Vec<f32>,
    layers: Vec<Layer>,
    width: usize,
}

#[derive(Debug)]
enum Layer {
    Recurrent { mix: Vec<f32>, enter: Linear, leave: Linear, hidden: usize },
    Feedforward { enter: Linear, leave: Linear },
}

/// Buffers of the encoder, reused from batch to batch.
#[derive(Debug, Default)]
pub(crate) struct EncoderScratch {
    spelling: Spelling,
    vectors: Vec<f32>,
    normal: Vec<f32>,
    mixed: Vec<f32>,
    entered: Vec<f32>,
    states: Vec<f32>,
}

impl EncoderScratch {
    /// The encoded words of the last batch, normalised, row after row.
    pub(crate) fn encoded(&self) -> &[f32] {
        &self.normal
    }
}

impl Encoder {
    pub(super) fn from_file(file: &File) -> Result<Self, ModelError> {
        let width = file.header.config.width;
        if width == 0 || !width.is_multiple_of(16) {
            return Err(ModelError::Header(format!("width {width} is not a multiple of 16")));
        }
        let features = Features::from_file(file)?;
        let table = file.tensor("table", "u8", &[Some(features.total_rows()), Some(4 + width)])?;
        let mut layers = Vec::new();
        for (index, (kind, hidden)) in file.header.config.layers.iter().enumerate() {
            let hidden = *hidden;
            if hidden == 0 || !hidden.is_multiple_of(16) {
                return Err(ModelError::Header(format!(
                    "layer {index}: width {hidden} is not a multiple of 16"
                )));
            }
            let (enter, leave) = (format!("layer{index}.enter"), format!("layer{index}.leave"));
            layers.push(match kind.as_str() {
                "rec" => Layer::Recurrent {
                    mix: file.vector(&format!("layer{index}.mix"), 3 * width)?,
                    enter: Linear::from_file(file, &enter, width, 4 * hidden)?,
                    leave: Linear::from_file(file, &leave, 2 * hidden, width)?,
                    hidden,
                },
                "ff" => Layer::Feedforward {
                    enter: Linear::from_file(file, &enter, width, hidden)?,
                    leave: Linear::from_file(file, &leave, hidden, width)?,
                },
                other => return Err(ModelError::Header(format!("unknown kind of layer `{other}`"))),
            });
        }
        Ok(Self { features, table, input: file.vector("input", width)?, layers, width })
    }

    /// Encodes the words of several sentences, which end at `ends` (counted in words).
    pub(super) fn encode<'a>(
        &self,
        arch: Arch,
        forms: impl Iterator<Item = &'a str>,
        ends: &[usize],
        scratch: &mut EncoderScratch,
    ) {
        scratch.vectors.clear();
        for form in forms {
            let rows = self.features.rows(form, &mut scratch.spelling);
            self.embed(arch, &rows, &mut scratch.vectors);
        }
        for layer in &self.layers {
            self.run(arch, layer, ends, scratch);
        }
        self.normalise(arch, scratch);
    }

    /// Appends the sum of the rows and the treebank's vector.
    fn embed(&self, arch: Arch, rows: &[u32; SLOTS], vectors: &mut Vec<f32>) {
        let start = vectors.len();
        vectors.extend_from_slice(&self.input);
        let vector = &mut vectors[start..];
        let bytes = self.table.bytes();
        let stride = 4 + self.width;
        vectorised(
            arch,
            #[inline(always)]
            || {
                for &row in rows {
                    let row = &bytes[row as usize * stride..][..stride];
                    let scale = f32::from_le_bytes([row[0], row[1], row[2], row[3]]);
                    for (value, &byte) in vector.iter_mut().zip(&row[4..]) {
                        *value = f32::from(byte.cast_signed()).mul_add(scale, *value);
                    }
                }
            },
        );
    }

    fn normalise(&self, arch: Arch, scratch: &mut EncoderScratch) {
        let EncoderScratch { vectors, normal, .. } = scratch;
        normal.resize(vectors.len(), 0.0);
        vectorised(
            arch,
            #[inline(always)]
            || normalise(vectors, self.width, normal),
        );
    }

    fn run(&self, arch: Arch, layer: &Layer, ends: &[usize], scratch: &mut EncoderScratch) {
        self.normalise(arch, scratch);
        let EncoderScratch { vectors, normal, mixed, entered, states, .. } = scratch;
        match layer {
            Layer::Feedforward { enter, leave } => {
                enter.apply(arch, normal, entered);
                vectorised(
                    arch,
                    #[inline(always)]
                    || entered.iter_mut().for_each(|value| *value = hard_swish(*value)),
                );
                leave.add(arch, entered, vectors);
            }
            Layer::Recurrent { mix, enter, leave, hidden } => {
                mixed.resize(normal.len(), 0.0);
                vectorised(
                    arch,
                    #[inline(always)]
                    || mix_neighbours(normal, mix, self.width, ends, mixed),
                );
                enter.apply(arch, mixed, entered);
                states.resize(vectors.len() / self.width * 2 * hidden, 0.0);
                vectorised(
                    arch,
                    #[inline(always)]
                    || recur(entered, *hidden, ends, states),
                );
                leave.add(arch, states, vectors);
            }
        }
    }
}

/// Weighs each word's vector with those of its neighbours in the sentence.
#[inline(always)]
fn mix_neighbours(rows: &[f32], mix: &[f32], width: usize, ends: &[usize], out: &mut [f32]) {
    let (left, rest) = mix.split_at(width);
    let (centre, right) = rest.split_at(width);
    let mut start = 0;
    for &end in ends {
        for word in start..end {
            let row = &rows[word * width..(word + 1) * width];
            let out = &mut out[word * width..(word + 1) * width];
            for lane in 0..width {
                out[lane] = row[lane] * centre[lane];
            }
            if word > start {
                let before = &rows[(word - 1) * width..word * width];
                for lane in 0..width {
                    out[lane] = before[lane].mul_add(left[lane], out[lane]);
                }
            }
            if word + 1 < end {
                let after = &rows[(word + 1) * width..(word + 2) * width];
                for lane in 0..width {
                    out[lane] = after[lane].mul_add(right[lane], out[lane]);
                }
            }
        }
        start = end;
    }
}

/// state = keep · state + (1 − keep) · value, forwards in the first half of the columns and backwards in the second.
/// `entered` holds, per word, the gates of both directions and then their values.
#[inline(always)]
fn recur(entered: &mut [f32], hidden: usize, ends: &[usize], states: &mut [f32]) {
    let both = 2 * hidden;
    for row in entered.chunks_exact_mut(2 * both) {
        for gate in &mut row[..both] {
            *gate = sigmoid(*gate);
        }
    }
    let mut start = 0;
    for &end in ends {
        for step in 0..end - start {
            for (word, other, from) in
                [(start + step, (start + step).wrapping_sub(1), 0), (end - 1 - step, end - step, hidden)]
            {
                let row = &entered[word * 2 * both..(word + 1) * 2 * both];
                let (gates, values) = (&row[from..from + hidden], &row[both + from..both + from + hidden]);
                if step == 0 {
                    let state = &mut states[word * both + from..][..hidden];
                    for lane in 0..hidden {
                        state[lane] = (1.0 - gates[lane]) * values[lane];
                    }
                    continue;
                }
                let (low, high) = states.split_at_mut(word.max(other) * both);
                let (low, high) =
                    (&mut low[word.min(other) * both + from..][..hidden], &mut high[from..][..hidden]);
                let (state, last) = if word > other { (high, &*low) } else { (low, &*high) };
                for lane in 0..hidden {
                    state[lane] = gates[lane].mul_add(last[lane], (1.0 - gates[lane]) * values[lane]);
                }
            }
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recurrence_runs_in_both_directions_and_stops_at_sentence_ends() {
        // two sentences of two words and one of one; gates of 0 give keep = 0.5
        let values = [1.0, 3.0, 5.0, 7.0, 9.0];
        let mut entered: Vec<f32> = values.iter().flat_map(|&v| [0.0, 0.0, v, v]).collect();
        let mut states = vec![0.0; 10];
        recur(&mut entered, 1, &[2, 4, 5], &mut states);
        let expected = [0.5, 1.25, 1.75, 1.5, 2.5, 4.25, 4.75, 3.5, 4.5, 4.5];
        for (state, expected) in states.iter().zip(expected) {
            assert!((state - expected).abs() < 1e-6, "{states:?}");
        }
    }

    #[test]
    fn neighbours_are_those_of_the_sentence() {
        let mut out = vec![0.0; 3];
        mix_neighbours(&[1.0, 2.0, 4.0], &[10.0, 1.0, 100.0], 1, &[2, 3], &mut out);
        assert_eq!(out, [201.0, 12.0, 4.0]);
    }
}
