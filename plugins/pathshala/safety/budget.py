"""A limit on the processor time that one piece of work may take, inside a process.

It counts processor time, not time on the clock, so that a busy machine changes no result. It
can only interrupt Python, which includes the matching of regular expressions; a call into other
compiled code ends first.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.05  # seconds; whoever swallows the first alarm gets another one


class OutOfBudget(Exception):
    """A piece of work used up the processor time that it was given."""


class _Alarm(BaseException):
    """Raised wherever the work is at; no library's `except Exception` may take it for its own."""


@contextmanager
def cpu_budget(seconds: float) -> Iterator[None]:
    """Let the body use so many seconds of the process's time, else raise OutOfBudget.

    Only the main thread of a process can be interrupted, and only where the system has timers
    (not on Windows); elsewhere there is no limit. An earlier timer and handler are put back.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    running = True

    def alarm(number: int, frame: FrameType | None) -> None:
        if running:
            raise _Alarm

    def unraisable(found: sys.UnraisableHookArgs) -> None:
        # Where it could not be raised, as in a callback, it comes again, and is nothing to speak of.
        if not isinstance(found.exc_value, _Alarm):
            speak(found)

    speak, sys.unraisablehook = sys.unraisablehook, unraisable
    handler = signal.signal(signal.SIGPROF, alarm)
    left, interval = signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        try:
            yield
        finally:
            running = False
    except _Alarm:
        raise OutOfBudget(f"more than {seconds:g} s of processor time") from None
    finally:
        # An alarm may have come before `running` was put down; the next one is far enough away.
        running = False
        spent = seconds - signal.setitimer(signal.ITIMER_PROF, 0)[0]
        sys.unraisablehook = speak
        # A handler that was not made in Python cannot be put back, and is shown as None.
        signal.signal(signal.SIGPROF, signal.SIG_DFL if handler is None else handler)
        if left:
            signal.setitimer(signal.ITIMER_PROF, max(left - max(spent, 0), _AGAIN), interval)
