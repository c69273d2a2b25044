//! Rows times a matrix, with the registers that the processor has.
//!
//! Every number is summed in one fixed order with fused multiply-adds, whatever the width of the registers: only how many
//! numbers are computed together differs.

use pulp::{Simd, WithSimd};

use super::matrix::{LANES, Linear};

/// Registers side by side in a tile. Two of them share the row's number that both are multiplied with.
const WIDE: usize = 2;

/// `out = rows · matrix + bias`, or the same added to `out`.
pub(super) struct Product<'a> {
    pub(super) linear: &'a Linear,
    pub(super) rows: &'a [f32],
    pub(super) out: &'a mut [f32],
    pub(super) add: bool,
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { linear, rows, out, add } = self;
        let inputs = linear.inputs;
        let count = rows.len() / inputs;
        // The sums of a tile fill the registers: 16 narrow ones, 32 wide ones.
        let most = if S::F32_LANES == LANES { 12 } else { 6 };
        let mut row = 0;
        while row < count {
            let block = Block { simd, linear, rows: &rows[row * inputs..], add };
            let out = &mut out[row * linear.stride()..];
            row += match most.min(count - row) {
                12 => block.run::<12>(out),
                6.. => block.run::<6>(out),
                4 | 5 => block.run::<4>(out),
                2 | 3 => block.run::<2>(out),
                _ => block.run::<1>(out),
            };
        }
    }
}

/// Some rows times the whole matrix.
#[derive(Clone, Copy)]
struct Block<'a, S> {
    simd: S,
    linear: &'a Linear,
    rows: &'a [f32],
    add: bool,
}

impl<S: Simd> Block<'_, S> {
    /// Computes `COUNT` rows; gives `COUNT`.
    #[inline(always)]
    fn run<const COUNT: usize>(self, out: &mut [f32]) -> usize {
        let size = LANES * self.linear.inputs;
        if S::F32_LANES == LANES {
            // A register is a panel wide: two panels at a time, the last one perhaps alone.
            let mut pairs = self.linear.panels.chunks_exact(WIDE * size);
            let mut column = 0;
            for pair in &mut pairs {
                let (left, right) = pair.split_at(size);
                self.tile::<COUNT, WIDE>([left, right], column, out);
                column += WIDE * LANES;
            }
            if !pairs.remainder().is_empty() {
                self.tile::<COUNT, 1>([pairs.remainder()], column, out);
            }
        } else {
            const { assert!(S::F32_LANES <= LANES, "a register is no wider than a panel") };
            for (panel, start) in self.linear.panels.chunks_exact(size).zip((0..).step_by(LANES)) {
                for lane in (0..LANES).step_by(WIDE * S::F32_LANES) {
                    let parts = [&panel[lane..], &panel[lane + S::F32_LANES..]];
                    self.tile::<COUNT, WIDE>(parts, start + lane, out);
                }
            }
        }
        COUNT
    }

    /// `COUNT` rows times `COLUMNS` registers of columns, from `column` on. Each of `parts` begins with the column's first
    /// weights; those for the next number of a row stand [`LANES`] further on.
    #[inline(always)]
    fn tile<const COUNT: usize, const COLUMNS: usize>(
        self,
        parts: [&[f32]; COLUMNS],
        column: usize,
        out: &mut [f32],
    ) {
        let Self { simd, linear, rows, add } = self;
        let (inputs, stride) = (linear.inputs, linear.stride());
        let step = LANES / S::F32_LANES;
        let (bias, _) = S::as_simd_f32s(&linear.bias[column..]);
        let rows: [&[f32]; COUNT] = std::array::from_fn(|row| &rows[row * inputs..(row + 1) * inputs]);
        let parts: [&[S::f32s]; COLUMNS] = std::array::from_fn(|part| S::as_simd_f32s(parts[part]).0);
        let mut sums: [[S::f32s; COLUMNS]; COUNT] = [std::array::from_fn(|part| bias[part]); COUNT];
        // Plain counted loops: in this form the sums stay in registers.
        for input in 0..inputs {
            let weights: [S::f32s; COLUMNS] = std::array::from_fn(|part| parts[part][input * step]);
            for row in 0..COUNT {
                let value = simd.splat_f32s(rows[row][input]);
                for part in 0..COLUMNS {
                    sums[row][part] = simd.mul_add_f32s(value, weights[part], sums[row][part]);
                }
            }
        }
        for (row, sums) in sums.iter().enumerate() {
            let target = &mut out[row * stride + column..][..COLUMNS * S::F32_LANES];
            let (target, _) = S::as_mut_simd_f32s(target);
            for part in 0..COLUMNS {
                target[part] = if add { simd.add_f32s(target[part], sums[part]) } else { sums[part] };
            }
        }
    }
}
