"""Running the demo as a user would, in an environment that is stated."""

import os
import subprocess
from pathlib import Path


def command(binary, out, *arguments):
    """The command line of a run."""
    return [str(Path(binary).resolve()), "--out", str(out), *map(str, arguments)]


def run(binary, out, *arguments, zone="UTC", timeout=600):
    """Runs the demo to its end; what it prints is shown where it fails."""
    done = subprocess.run(
        command(binary, out, *arguments),
        env={**os.environ, "TZ": zone},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=timeout,
        text=True,
        errors="replace",
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(done.args)} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout
