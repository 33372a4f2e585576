"""How often somebody may do something: so many times in any so many seconds. Reads no clock."""

from collections import deque


class Pace:
    def __init__(self, most: int, within: float) -> None:
        self._most = most
        self._within = within
        self._times: deque[float] = deque(maxlen=most)

    def allows(self, at: float) -> bool:
        """Whether once more is not too often; if so, it counts."""
        if len(self._times) == self._most and at - self._times[0] < self._within:
            return False
        self._times.append(at)
        return True

    def is_over(self, at: float) -> bool:
        """Whether nothing of it matters any more."""
        return not self._times or at - self._times[-1] >= self._within
