//! Dense arithmetic in safe Rust, compiled once for every width of registers and chosen at run time by `pulp`.
//!
//! Every number is summed in one fixed order with fused multiply-adds, whatever the processor, the number of rows or the
//! row's place among them: results do not depend on how sentences are grouped.

use pulp::Arch;

use super::ModelError;
use super::file::{File, half_to_single};
use super::product::Product;

/// Columns of a panel.
pub(super) const LANES: usize = 16;

/// A matrix with bias, laid out in panels of [`LANES`] columns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Linear {
    pub(super) inputs: usize,
    outputs: usize,
    /// Panel after panel, each [`LANES`] weights for every input.
    pub(super) panels: Vec<f32>,
    /// Filled up to whole panels.
    pub(super) bias: Vec<f32>,
}

impl Linear {
    /// Takes matrix `name` and its bias from the file.
    pub(super) fn from_file(
        file: &File,
        name: &str,
        inputs: usize,
        outputs: usize,
    ) -> Result<Self, ModelError> {
        let weights = file.matrix(name, inputs, outputs)?;
        let weights = weights.numbers();
        let bias = file.vector(&format!("{name}.bias"), outputs)?;
        let mut linear = Self::default();
        linear.set(
            inputs,
            outputs,
            |input, output| half_to_single(weights[input * outputs + output]),
            |output| bias[output],
        );
        Ok(linear)
    }

    /// Fills the matrix; the buffers are kept.
    pub(crate) fn set(
        &mut self,
        inputs: usize,
        outputs: usize,
        weight: impl Fn(usize, usize) -> f32,
        bias: impl Fn(usize) -> f32,
    ) {
        let padded = outputs.next_multiple_of(LANES);
        (self.inputs, self.outputs) = (inputs, outputs);
        self.panels.clear();
        self.bias.clear();
        self.panels.reserve(padded * inputs);
        for panel in (0..padded).step_by(LANES) {
            for input in 0..inputs {
                let columns = panel..panel + LANES;
                self.panels
                    .extend(columns.map(|output| if output < outputs { weight(input, output) } else { 0.0 }));
            }
        }
        self.bias.extend((0..padded).map(|output| if output < outputs { bias(output) } else { 0.0 }));
    }

    /// Width of a row of results: the number of outputs rounded up to whole panels.
    pub(crate) fn stride(&self) -> usize {
        self.bias.len()
    }

    /// `out = rows · matrix + bias`; `out` gets [`Self::stride`] columns.
    pub(crate) fn apply(&self, arch: Arch, rows: &[f32], out: &mut Vec<f32>) {
        let count = rows.len() / self.inputs;
        out.resize(count * self.stride(), 0.0);
        arch.dispatch(Product { linear: self, rows, out: &mut out[..], add: false });
    }

    /// `out += rows · matrix + bias`, for matrices whose outputs fill whole panels.
    pub(crate) fn add(&self, arch: Arch, rows: &[f32], out: &mut [f32]) {
        debug_assert_eq!(self.outputs, self.stride());
        arch.dispatch(Product { linear: self, rows, out, add: true });
    }
}

/// The closure must be marked `#[inline(always)]`, or it is compiled without the processor's features.
#[inline(always)]
pub(super) fn vectorised<F: FnOnce()>(arch: Arch, work: F) {
    arch.dispatch(work);
}

/// `x · min(max(x + 3, 0), 6) / 6`.
#[inline(always)]
pub(crate) fn hard_swish(x: f32) -> f32 {
    x * (x + 3.0).clamp(0.0, 6.0) * (1.0 / 6.0)
}

/// The logistic function, to about 1e-7.
#[inline(always)]
pub(super) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x.clamp(-30.0, 30.0)))
}

/// e to the x for |x| <= 30: a power of two by exponent bits times a polynomial on [-ln 2 / 2, ln 2 / 2].
#[inline(always)]
fn exp(x: f32) -> f32 {
    const SHIFT: f32 = 12_582_912.0; // 1.5 · 2^23: adding it rounds to an integer in the low bits
    let shifted = x.mul_add(std::f32::consts::LOG2_E, SHIFT);
    let whole = shifted - SHIFT;
    let rest = whole.mul_add(-0.693_145_75, x);
    let rest = whole.mul_add(-1.428_606_8e-6, rest);
    let mut sum = 1.0 / 720.0;
    for factor in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        sum = rest.mul_add(sum, factor);
    }
    let power = f32::from_bits((shifted.to_bits().wrapping_shl(23)).wrapping_add(0x3f80_0000));
    sum * power
}

/// Divides each row by its root mean square.
#[inline(always)]
pub(super) fn normalise(rows: &[f32], width: usize, out: &mut [f32]) {
    for (row, out) in rows.chunks_exact(width).zip(out.chunks_exact_mut(width)) {
        let mut squares = [0.0f32; LANES];
        let (chunks, _) = row.as_chunks::<LANES>();
        for chunk in chunks {
            for lane in 0..LANES {
                squares[lane] = chunk[lane].mul_add(chunk[lane], squares[lane]);
            }
        }
        let mean = squares.iter().sum::<f32>() / width as f32;
        let scale = 1.0 / (mean + 1e-6).sqrt();
        for (out, value) in out.iter_mut().zip(row) {
            *out = value * scale;
        }
    }
}

#[cfg(test)]
mod tests {
    use pulp::WithSimd;

    use super::*;

    fn noise(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        (0..count)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 8) as f32 / 8_388_608.0 - 1.0
            })
            .collect()
    }

    fn sample(inputs: usize, outputs: usize) -> Linear {
        let weights = noise(inputs * outputs, 1);
        let mut linear = Linear::default();
        linear.set(inputs, outputs, |i, o| weights[i * outputs + o], |o| o as f32);
        linear
    }

    #[test]
    fn product_of_known_numbers() {
        let mut linear = Linear::default();
        linear.set(2, 3, |i, o| (i * 3 + o) as f32, |o| [10.0, 20.0, 30.0][o]);
        let mut out = Vec::new();
        linear.apply(Arch::new(), &[1.0, 2.0], &mut out);
        assert_eq!(out[..3], [16.0, 29.0, 42.0]);
        assert_eq!(out.len(), 16);
    }

    #[test]
    fn a_row_gives_the_same_bits_wherever_it_stands() {
        let linear = sample(37, 48);
        let rows = noise(37 * 23, 7);
        let mut all = Vec::new();
        linear.apply(Arch::new(), &rows, &mut all);
        for row in 0..23 {
            let mut alone = Vec::new();
            linear.apply(Arch::new(), &rows[row * 37..(row + 1) * 37], &mut alone);
            assert_eq!(alone, all[row * 48..(row + 1) * 48], "row {row}");
        }
    }

    #[test]
    fn every_kind_of_processor_gives_the_same_bits() {
        let linear = sample(40, 48);
        let rows = noise(40 * 21, 3);
        let mut wide = Vec::new();
        linear.apply(Arch::new(), &rows, &mut wide);
        let mut narrow = vec![0.0; wide.len()];
        let product = Product { linear: &linear, rows: &rows, out: &mut narrow, add: false };
        product.with_simd(pulp::Scalar);
        assert_eq!(wide, narrow);
    }

    #[test]
    fn functions_are_close_to_the_library_ones() {
        for step in -2000..2000 {
            let x = step as f32 / 100.0;
            let exact = 1.0 / (1.0 + (-f64::from(x)).exp());
            assert!((f64::from(sigmoid(x)) - exact).abs() < 2e-7, "{x}");
        }
        assert_eq!((hard_swish(-3.0), hard_swish(3.0), hard_swish(0.0)), (0.0, 3.0, 0.0));
    }

    #[test]
    fn normalised_rows_have_unit_mean_square() {
        let rows = noise(64, 5);
        let mut out = vec![0.0; 64];
        normalise(&rows, 32, &mut out);
        let mean: f32 = out[..32].iter().map(|v| v * v).sum::<f32>() / 32.0;
        assert!((mean - 1.0).abs() < 1e-3);
    }
}
