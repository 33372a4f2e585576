"""Several people write without a pause while a backup is taken and restored."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event

import pytest

from tests.api.actor import Service, Shop
from tests.api.operator import Operator, assert_level, furnish
from tests.api.replica import Replica
from tests.api.team import put_edit

ENOUGH = 3


@dataclass
class Writer:
    """Writes one template after the other until enough were acknowledged in another epoch than the first."""

    device: Replica
    folder: str
    is_writing: Event = field(default_factory=Event)
    acknowledged: dict[int, set[str]] = field(default_factory=dict)

    def write(self) -> None:
        self.device.level()
        first = self.device.epoch
        while len(self.acknowledged.get(self.device.epoch, ())) < ENOUGH or self.device.epoch == first:
            self._push()
            self.is_writing.set()

    def _push(self) -> None:
        edit = put_edit(self.folder, title="Under fire")
        sent = {"client_id": self.device.client_id, "epoch": self.device.epoch, "edits": [edit]}
        answer = self.device.who.post(f"{self.device.url}/sync/push", json=sent)
        if answer.status_code == 200:
            assert answer.json()["verdicts"][0]["verdict"] == "applied", answer.text
            self.acknowledged.setdefault(self.device.epoch, set()).add(edit["id"])
        elif answer.status_code == 410:
            self.device.level()
        else:
            assert answer.status_code == 503, answer.text


def test_nothing_acknowledged_after_a_restore_is_lost_and_all_agree(
    service: Service, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = furnish(shop).has_folder("Refunds", everyone="edit")
    operator = Operator(service, monkeypatch)
    writers = [
        Writer(Replica(each, shop.url, page=50), folder) for each in (shop.lead, shop.agent, shop.other_agent)
    ]
    with ThreadPoolExecutor(len(writers)) as threads:
        writing = [threads.submit(writer.write) for writer in writers]
        for writer in writers:
            assert writer.is_writing.wait(timeout=60)
        operator.restores(operator.backs_up())
        for each in writing:
            each.result(timeout=120)

    for writer in writers:
        assert_level(writer.device)
        last = writer.acknowledged[writer.device.epoch]
        assert last <= writer.device.rows.keys()
