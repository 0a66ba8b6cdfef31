"""Run a command with limits and tell what it took, as JSON on standard output.

It is a small process of its own because what a child's peak memory is said to be includes the
memory of the process that started it.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

KILLED_AFTER, KILLED_AT = 60, 4 * 1024**3  # CPU seconds and bytes of one process


@dataclass(frozen=True)
class Run:
    """What a command did: CPU `seconds` and `peak` bytes are those of all its processes."""

    status: int
    seconds: float
    peak: int
    stdout: str
    stderr: str


def run(*command: str, cwd: Path | None = None) -> Run:
    """Run a command under limits that only a runaway meets."""
    told = subprocess.run([sys.executable, "-I", "-S", __file__, *command], capture_output=True, text=True, cwd=cwd,
                          check=True, encoding="utf-8")
    return Run(**json.loads(told.stdout))


def _limits() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (KILLED_AFTER, KILLED_AFTER))
    resource.setrlimit(resource.RLIMIT_AS, (KILLED_AT, KILLED_AT))


def _measure(command: list[str]) -> dict[str, object]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=_limits)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
    return {"status": child.returncode, "seconds": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * 1024,
            "stdout": texts[0], "stderr": texts[1]}


if __name__ == "__main__":
    json.dump(_measure(sys.argv[1:]), sys.stdout)
