"""The process that asks: how it ends, and what happens if it ends too soon."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from types import MappingProxyType

import pytest
from yarl import URL

from catalog.errors import CatalogError
from catalog.net import courier as module
from catalog.net.courier import WORTH_A_PROCESS, Courier, Remote, courier_for
from catalog.net.manners import Manners
from catalog.net.transport import Transport
from tests.net.loopback import Asked, Reply, web
from tests.processes import is_running, until

MANNERS = Manners(allow_private=True)
ALONE = """
import os, signal, sys
from catalog.net.courier import Courier
print(Courier()._process, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def ask(
    courier: Courier,
    *urls: str,
    then: Callable[[], None] = lambda: None,
    manners: Manners = MANNERS,
) -> list[bytes]:
    async def run() -> list[bytes]:
        async with Remote(courier, manners) as remote:
            asked = [
                asyncio.ensure_future(remote.exchange(URL(url), "GET", {}, b"", 2**24))
                for url in urls
            ]
            asyncio.get_running_loop().call_later(0.3, then)
            return [(await one)[0].body for one in asked]

    return asyncio.run(run())


def path_of(asked: Asked) -> Reply:
    return Reply(200, asked.path.encode())


def test_each_question_gets_its_own_answer() -> None:
    with Courier() as courier, web(path_of) as host:
        paths = [f"/{n}" for n in range(300)]
        assert ask(courier, *map(host.url, paths)) == [path.encode() for path in paths]


def test_a_long_answer_comes_whole() -> None:
    long = b"0123456789" * 1_000_000
    with Courier() as courier, web(lambda asked: Reply(200, long)) as host:
        assert ask(courier, host.url("/long")) == [long]


def test_it_ends_with_the_block() -> None:
    with Courier() as courier:
        process = courier._process
        assert is_running(process)
    assert not is_running(process)


def test_it_ends_with_the_process_that_needs_it() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    assert until(lambda: not is_running(int(done.stdout)))


def test_an_interrupt_is_not_for_it() -> None:
    with Courier() as courier, web(lambda asked: Reply(200, b"late", delay=0.6)) as host:
        interrupt = lambda: os.kill(courier._process, signal.SIGINT)  # noqa: E731
        assert ask(courier, host.url("/"), then=interrupt) == [b"late"]


def test_one_that_is_killed_is_said() -> None:
    with Courier() as courier, web(lambda asked: Reply(200, delay=30)) as host:
        kill = lambda: os.kill(courier._process, signal.SIGKILL)  # noqa: E731
        with pytest.raises(CatalogError, match="was killed"):
            ask(courier, host.url("/"), then=kill)


def test_a_few_questions_need_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "processors", lambda: 2)
    assert isinstance(courier_for(WORTH_A_PROCESS - 1), nullcontext)
    with courier_for(WORTH_A_PROCESS) as courier:
        assert courier


def test_one_processor_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "processors", lambda: 1)
    assert isinstance(courier_for(10_000), nullcontext)


def test_what_goes_wrong_in_it_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Transport, *arguments: object) -> None:
        raise ZeroDivisionError("of this kind")

    monkeypatch.setattr(Transport, "exchange", broken)
    with Courier() as courier, pytest.raises(RuntimeError, match="ZeroDivisionError: of this kind"):
        ask(courier, "http://127.0.0.1:9/")


def test_one_that_cannot_begin_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Transport, manners: Manners) -> None:
        raise OSError("no certificates")

    monkeypatch.setattr(Transport, "__init__", broken)
    with Courier() as courier, pytest.raises(RuntimeError, match="no certificates"):
        ask(courier, "http://127.0.0.1:9/")


def test_what_cannot_be_sent_is_said() -> None:
    odd = replace(MANNERS, hosts=MappingProxyType({}))
    with Courier() as courier, pytest.raises(RuntimeError, match="cannot be sent"):
        ask(courier, "http://127.0.0.1:9/", manners=odd)
