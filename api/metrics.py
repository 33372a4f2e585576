"""What is counted, for Prometheus. Never ids, names or words of anybody: every label is one of our own."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.utils import floatToGoString
from sqlalchemy import Engine
from sqlalchemy.pool import QueuePool

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
BYTES = (256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576)


class Metrics:
    """One a service, so that two in one process (tests) keep apart. Safe to use from any thread."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        told: dict[str, Any] = {"registry": self.registry}
        self._answers = _Answers()
        self.registry.register(self._answers)
        self._pulls = Histogram(
            "rejoinder_pull_bytes", "Of a page of the feed, compressed.", ["route"], buckets=BYTES, **told
        )
        self._verdicts = Counter("rejoinder_verdicts", "On edits that were pushed.", ["verdict"], **told)
        self._actions = Counter("rejoinder_actions", "As the audit trail names them.", ["action"], **told)
        self._told = Counter("rejoinder_socket_messages", "Sent to live sockets.", ["kind"], **told)
        self._sockets = Gauge("rejoinder_sockets", "Live sockets that are open.", **told)
        self._templates = Gauge("rejoinder_open_templates", "Sockets of who has one open.", **told)
        self._lag = Histogram(
            "rejoinder_sync_lag_seconds",
            "From a commit, in whichever replica, until the sockets here were told.",
            buckets=SECONDS,
            **told,
        )
        self.answered = self._answers.count

    def pulled(self, route: str, size: int) -> None:
        self._pulls.labels(route).observe(size)

    def settled(self, verdicts: Iterable[Mapping[str, Any]]) -> None:
        """As the answer to a push tells them."""
        for verdict in verdicts:
            self._verdicts.labels(verdict["verdict"]).inc()

    def did(self, actions: Iterable[str]) -> None:
        for action in actions:
            self._actions.labels(action).inc()

    def told_sockets(self, by_kind: Mapping[str, int]) -> None:
        for kind, times in by_kind.items():
            self._told.labels(kind).inc(times)

    def lagged(self, seconds: float) -> None:
        """Two machines' clocks may differ by more than it took."""
        self._lag.observe(max(0.0, seconds))

    def count_sockets(self, counted: Callable[[], int]) -> None:
        self._sockets.set_function(counted)

    def count_open_templates(self, counted: Callable[[], int]) -> None:
        self._templates.set_function(counted)

    def watch_pool(self, engine: Engine) -> None:
        pool = engine.pool
        if isinstance(pool, QueuePool):
            connections = Gauge(
                "rejoinder_database_connections", "Of this process.", ["state"], registry=self.registry
            )
            connections.labels("used").set_function(pool.checkedout)
            connections.labels("idle").set_function(pool.checkedin)

    def as_text(self) -> bytes:
        """In Prometheus's text format, 0.0.4."""
        return generate_latest(self.registry)


class _Answers:
    """A histogram for the hot path. Only the event loop counts in it, so it needs none of the locks that make
    the library's own four times as dear."""

    def __init__(self) -> None:
        self._counted: dict[tuple[str, str, int], list[float]] = {}

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        key = (route, method, status)
        counted = self._counted.get(key)
        if counted is None:
            counted = self._counted[key] = [0.0] * (len(SECONDS) + 2)
        counted[bisect_left(SECONDS, seconds)] += 1
        counted[-1] += seconds

    def collect(self) -> Iterable[Metric]:
        told = HistogramMetricFamily(
            "rejoinder_request_seconds",
            "Until an answer was sent, by route.",
            labels=["route", "method", "status"],
        )
        for (route, method, status), counted in list(self._counted.items()):
            *times, seconds = list(counted)
            buckets = list(zip([*map(floatToGoString, SECONDS), "+Inf"], accumulate(times), strict=True))
            told.add_metric([route, method, str(status)], buckets, seconds)
        yield told
