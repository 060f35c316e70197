"""What a check has found, told in lines that a person reads: one a claim, and under it what speaks against it."""

import sys

SHOWN = 12  # counter-examples told of one claim; the rest are counted


class Findings:
    """Claims and their counter-examples. A claim that was put to nothing has failed: it says nothing."""

    def __init__(self):
        self.failed = 0

    def claim(self, text, cases, against):
        """Tells a claim that was put to `cases` cases, and the texts that speak against it."""
        against = list(against)
        if cases == 0:
            against.append("there was nothing to check")
        mark = "  FAIL" if against else "  ok  "
        print(f"{mark} {text} ({cases})", flush=True)
        for example in against[:SHOWN]:
            print(f"         {example}")
        if len(against) > SHOWN:
            print(f"         … and {len(against) - SHOWN} more")
        self.failed += bool(against)

    def note(self, text):
        """Tells something that is no claim."""
        print(f"       {text}", flush=True)

    def end(self):
        """Ends the program: exit code 0 where every claim holds."""
        sys.stdout.flush()
        if self.failed:
            sys.exit(f"{self.failed} claims do not hold")
