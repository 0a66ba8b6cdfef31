"""No text keeps the parser longer than it is given, and one that was cut off leaves nothing behind."""

from __future__ import annotations

import random
import signal
import threading
from collections.abc import Callable
from time import process_time

import pytest

from markup_samples import OURS, ROOT, bodies, body
from pathshala.markup.engine import Engine, TooCostly, TooDeep
from pathshala.markup.fill import Replacement
from pathshala.safety.budget import OutOfBudget, cpu_budget

# Texts that take Python-Markdown many seconds, though the door `safety.cost` lets them in.
SLOW: dict[str, Callable[[int], str]] = {
    "short rows under a wide head": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n" + "|b\n" * n,
    "many references to one footnote": lambda n: "[^1] " * 8 * n + "\n\n[^1]: a\n",
}


def spin(seconds: float) -> None:
    end = process_time() + seconds
    while process_time() < end:
        pass


def test_work_within_its_budget_is_left_alone() -> None:
    with cpu_budget(5):
        spin(0.01)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) is signal.SIG_DFL


def test_work_beyond_its_budget_ends() -> None:
    begin = process_time()
    with pytest.raises(OutOfBudget, match=r"0\.1 s"), cpu_budget(0.1):
        spin(5)
    assert process_time() - begin < 2
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_who_catches_every_exception_catches_no_alarm() -> None:
    def swallow() -> None:
        while True:
            try:
                spin(5)
            except Exception:  # As libraries do.
                continue

    with pytest.raises(OutOfBudget), cpu_budget(0.1):
        swallow()


def test_an_alarm_that_is_lost_comes_again() -> None:
    lost = []
    with pytest.raises(OutOfBudget), cpu_budget(0.1):
        while True:
            try:
                spin(5)
            except BaseException as alarm:  # As callbacks of compiled code do.
                lost.append(alarm)
                if len(lost) == 2:
                    raise
    assert len(lost) == 2


def test_an_earlier_timer_goes_on() -> None:
    fired = []
    earlier = signal.signal(signal.SIGPROF, lambda number, frame: fired.append(number))
    try:
        signal.setitimer(signal.ITIMER_PROF, 0.3)
        with cpu_budget(5):
            spin(0.1)
        assert not fired and 0 < signal.getitimer(signal.ITIMER_PROF)[0] < 0.3
        spin(0.4)
        assert fired
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, earlier)


def test_other_threads_work_without_a_limit() -> None:
    ended = []

    def work() -> None:
        with cpu_budget(0.05):
            spin(0.2)
        ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended


@pytest.mark.parametrize("kind", SLOW)
def test_a_slow_text_is_given_up(kind: str) -> None:
    engine = Engine(OURS, seconds=0.3)
    begin = process_time()
    with pytest.raises(TooCostly, match=r"0\.3 s"):
        engine.parse(SLOW[kind](2_000))
    assert process_time() - begin < 3
    assert engine.parse("# A\n\nText.").render().html == '<h1 id="a">A</h1>\n<p>Text.</p>'


def test_a_slow_translation_is_given_up_and_the_next_is_whole() -> None:
    engine = Engine(OURS, seconds=0.3)
    parsed = engine.parse("# A\n\nFirst.[^1]\n\n[^1]: Note.\n")
    before = parsed.render().html
    with pytest.raises(TooCostly):
        parsed.render([None, Replacement("[^1] " * 20_000)])
    assert parsed.render().html == before
    assert "<p>Otro</p>" in parsed.render([None, Replacement("Otro")]).html


def test_a_deep_translation_is_given_up() -> None:
    parsed = Engine(OURS).parse("# A\n\nFirst HTML.\n\n*[HTML]: a language\n")
    before = parsed.render().html
    with pytest.raises(TooDeep):
        parsed.render([None, Replacement("**a " * 3_000 + "b** " * 3_000)])
    assert parsed.render().html == before


def test_what_is_deep_and_can_be_rendered_is() -> None:
    parsed = Engine(OURS).parse("# A\n\nFirst.\n")
    (heading,) = parsed.render([Replacement("**a " * 1_500 + "b** " * 1_500), None]).headings
    assert heading.text == " ".join(["a"] * 1_500 + ["b"] * 1_500)


def test_memory_that_ends_is_a_costly_text(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(OURS)

    def out_of_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(engine._phases, "blocks", out_of_memory)
    with pytest.raises(TooCostly, match="memory"):
        engine.parse("Text.")
    assert engine.parse("Text.").render().html == "<p>Text.</p>"


def test_a_rendering_cut_off_anywhere_leaves_nothing_behind() -> None:
    """One parser serves all texts: an alarm at any moment may spoil none that comes later."""
    chance = random.Random(5)
    texts = [body(path) for path in bodies(ROOT / "learning_packs", ROOT / "content")][:8]
    whole = Engine(OURS)
    expected = [whole.parse(text).render(other(whole, text)).html for text in texts]
    engine = Engine(OURS)
    parsed = [engine.parse(text) for text in texts]
    cut = number = 0
    while cut < 20:
        number += 1
        assert number < 2_000, "hardly any rendering was cut off"
        one = chance.choice(parsed)
        one._seconds = chance.uniform(0.0003, 0.004)
        try:
            one.render([Replacement(f"*{passage.text}* x{number}") for passage in one.passages])
        except TooCostly:
            cut += 1
        one._seconds = 4.0
        index = chance.randrange(len(texts))
        assert parsed[index].render(other(engine, texts[index])).html == expected[index]


def other(engine: Engine, text: str) -> list[Replacement]:
    return [Replacement(f"{one.text} *otro*") for one in engine.parse(text).passages]
