"""The curve of adoption: a normal distribution cut where the cumulative shares say, with a gap after one group."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil
from statistics import NormalDist

import msgspec

from mopscert.pages.figures import shapes

_NORMAL = NormalDist()
_REACH = 3.0
_PEAK = _NORMAL.pdf(0)


class Curve(msgspec.Struct, frozen=True):
    """The curve on a drawing: `tall` at its peak, `ground` its foot, `cuts` the z-values between and around groups.

    Everything from `edge`, the z-value of the gap, to the right is moved by `gap`.
    """

    width: float
    tall: float
    ground: float
    gap: float
    cuts: Sequence[float]
    edge: float

    def at(self, z: float, far: bool) -> shapes.Point:
        """The point above `z`, on the near or on the far side of the gap."""
        x = (z + _REACH) / (2 * _REACH) * (self.width - self.gap) + (self.gap if far else 0)
        return x, self.ground - _NORMAL.pdf(z) / _PEAK * self.tall

    def foot(self, z: float, far: bool) -> shapes.Point:
        """The point below `z` on the ground."""
        return self.at(z, far)[0], self.ground

    def distance(self, length: float) -> float:
        """A length of the drawing as a difference of z-values."""
        return length / (self.width - self.gap) * 2 * _REACH

    def outline(self, start: float, end: float, far: bool) -> str:
        """Steps of a path along the curve from `start` to `end`, exact in height and slope at every half z."""
        count = max(1, ceil((end - start) * 2))
        stops = [start + (end - start) * number / count for number in range(count + 1)]
        curves = (shapes.points("C", *self._control(a, b, far)) for a, b in pairwise(stops))
        return shapes.points("M", self.at(start, far)) + "".join(curves)

    def area(self, start: float, end: float, far: bool) -> str:
        """Steps of a path around what lies below the curve."""
        return self.outline(start, end, far) + shapes.points("L", self.foot(end, far), self.foot(start, far)) + "Z"

    def bands(self) -> Iterator[tuple[float, float, bool]]:
        """Start, end and side of each group."""
        for start, end in pairwise(self.cuts):
            yield start, end, start >= self.edge

    def _control(self, a: float, b: float, far: bool) -> Iterator[shapes.Point]:
        """Hermite to Bézier: the slope of the density is -z times the density."""
        third = (b - a) / 3
        for z, step in ((a, third), (b, -third)):
            y = self.at(z, far)[1]
            yield self.at(z + step, far)[0], y + step * z * (self.ground - y)
        yield self.at(b, far)


def cuts(shares: Sequence[float]) -> list[float]:
    """The z-values between groups, and the two ends of the drawing around them."""
    total = sum(shares) or 1
    return [-_REACH, *(_z(part / total) for part in accumulate(shares))]


def _z(part: float) -> float:
    if part <= 0:
        return -_REACH
    return min(_REACH, max(-_REACH, _NORMAL.inv_cdf(part))) if part < 1 else _REACH
