//! Points, boxes and curves. Only operations that give the same result on every machine: no sines, no powers.

/// Right and down, in pixels.
pub(super) type Point = [f64; 2];

/// A rectangle by its centre and its size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) centre: Point,
    pub(super) size: [f64; 2],
}

impl Rect {
    pub(super) fn left(&self) -> f64 {
        self.centre[0] - self.size[0] / 2.0
    }

    pub(super) fn top(&self) -> f64 {
        self.centre[1] - self.size[1] / 2.0
    }

    pub(super) fn grown(&self, margin: f64) -> Self {
        Self { size: self.size.map(|side| side + 2.0 * margin), ..*self }
    }

    pub(super) fn holds(&self, point: Point) -> bool {
        (0..2).all(|axis| (point[axis] - self.centre[axis]).abs() <= self.size[axis] / 2.0)
    }

    /// How far the two lie over each other in each direction; both are positive where they overlap.
    pub(super) fn overlap(&self, other: &Self) -> [f64; 2] {
        [0, 1].map(|axis| {
            (self.size[axis] + other.size[axis]) / 2.0 - (self.centre[axis] - other.centre[axis]).abs()
        })
    }

    pub(super) fn touches(&self, other: &Self) -> bool {
        self.overlap(other).iter().all(|&depth| depth > 0.0)
    }
}

/// The smallest rectangle round all of them.
pub(super) fn bounds(boxes: impl Iterator<Item = Rect>) -> Option<Rect> {
    let mut corners: Option<[Point; 2]> = None;
    for item in boxes {
        let (low, high) = (
            [0, 1].map(|a| item.centre[a] - item.size[a] / 2.0),
            [0, 1].map(|a| item.centre[a] + item.size[a] / 2.0),
        );
        corners = Some(match corners {
            None => [low, high],
            Some([a, b]) => [[a[0].min(low[0]), a[1].min(low[1])], [b[0].max(high[0]), b[1].max(high[1])]],
        });
    }
    let [low, high] = corners?;
    Some(Rect { centre: [0, 1].map(|a| (low[a] + high[a]) / 2.0), size: [0, 1].map(|a| high[a] - low[a]) })
}

pub(super) fn distance(a: Point, b: Point) -> f64 {
    ((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])).sqrt()
}

/// The direction from one point to another as a vector of length 1; to the right where they are one point.
pub(super) fn direction(from: Point, to: Point) -> Point {
    let length = distance(from, to);
    if length > 0.0 { [(to[0] - from[0]) / length, (to[1] - from[1]) / length] } else { [1.0, 0.0] }
}

pub(super) fn between(a: Point, b: Point, part: f64) -> Point {
    [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part]
}

/// A cubic Bézier curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Curve(pub(super) [Point; 4]);

impl Curve {
    /// From one point to another, its middle `bend` pixels to the left of the straight line.
    pub(super) fn bent(from: Point, to: Point, bend: f64) -> Self {
        let [x, y] = direction(from, to);
        let shift = |point: Point| [point[0] + y * bend * 4.0 / 3.0, point[1] - x * bend * 4.0 / 3.0];
        Self([from, shift(between(from, to, 1.0 / 3.0)), shift(between(from, to, 2.0 / 3.0)), to])
    }

    /// Both halves at a place from 0 to 1, after de Casteljau.
    fn split(&self, at: f64) -> [Self; 2] {
        let [a, b, c, d] = self.0;
        let (ab, bc, cd) = (between(a, b, at), between(b, c, at), between(c, d, at));
        let (abc, bcd) = (between(ab, bc, at), between(bc, cd, at));
        let middle = between(abc, bcd, at);
        [Self([a, ab, abc, middle]), Self([middle, bcd, cd, d])]
    }

    pub(super) fn point(&self, at: f64) -> Point {
        self.split(at)[0].0[3]
    }

    /// The part between two places.
    pub(super) fn part(&self, from: f64, to: f64) -> Self {
        let rest = self.split(from)[1];
        if from < 1.0 { rest.split((to - from) / (1.0 - from))[0] } else { rest }
    }

    /// Points along the curve, both ends among them.
    pub(super) fn samples(&self, pieces: usize) -> impl Iterator<Item = Point> + '_ {
        (0..=pieces).map(move |step| self.point(step as f64 / pieces as f64))
    }

    /// Where the curve has left the box that it begins in, from 0 to 1.
    pub(super) fn exit(&self, from: &Rect) -> f64 {
        let pieces = 48;
        let outside = (0..=pieces).find(|&step| !from.holds(self.point(f64::from(step) / f64::from(pieces))));
        let Some(outside) = outside else { return 1.0 };
        let (mut low, mut high) =
            ((f64::from(outside) - 1.0).max(0.0) / f64::from(pieces), f64::from(outside) / f64::from(pieces));
        for _ in 0..20 {
            let middle = (low + high) / 2.0;
            if from.holds(self.point(middle)) { low = middle } else { high = middle }
        }
        high
    }

    pub(super) fn reversed(&self) -> Self {
        let [a, b, c, d] = self.0;
        Self([d, c, b, a])
    }

    pub(super) fn bounds(&self) -> Option<Rect> {
        bounds(self.0.iter().map(|&centre| Rect { centre, size: [0.0, 0.0] }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_leave_boxes_at_their_border() {
        let from = Rect { centre: [0.0, 0.0], size: [40.0, 20.0] };
        let curve = Curve::bent([0.0, 0.0], [100.0, 0.0], 0.0);
        let exit = curve.point(curve.exit(&from));
        assert!((exit[0] - 20.0).abs() < 0.01 && exit[1] == 0.0, "{exit:?}");
        assert_eq!(Curve::bent([0.0, 0.0], [10.0, 0.0], 0.0).exit(&from), 1.0, "never outside");
    }

    #[test]
    fn the_middle_of_a_bent_curve_is_as_far_off_as_asked() {
        let middle = Curve::bent([0.0, 0.0], [100.0, 0.0], 30.0).point(0.5);
        assert!((middle[0] - 50.0).abs() < 1e-9 && (middle[1] + 30.0).abs() < 1e-9, "{middle:?}");
    }

    #[test]
    fn parts_lie_on_the_whole() {
        let curve = Curve::bent([0.0, 0.0], [100.0, 50.0], 20.0);
        let part = curve.part(0.25, 0.75);
        assert!(distance(part.point(0.0), curve.point(0.25)) < 1e-9);
        assert!(distance(part.point(0.5), curve.point(0.5)) < 1e-9);
        assert!(distance(part.point(1.0), curve.point(0.75)) < 1e-9);
    }
}
