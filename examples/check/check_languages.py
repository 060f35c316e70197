#!/usr/bin/env python3
"""Builds and runs the examples in each language against an installed tree, and compares what they say.

    check_languages.py [--built target/release] [c cpp cobol perl python java]

The library is installed into a directory of its own by `make install`'s script; the examples find it there as a host's
build finds it in /usr: by pkg-config, and by the paths below the prefix. SCHET_UPDATE_GOLDEN=1 keeps what they say.
"""

import argparse
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HOME = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = HOME / "examples"
JNA = "/usr/share/java/jna.jar"


class Tree:
    """An installed tree, and a place to build and run in."""

    def __init__(self, place: pathlib.Path, built: pathlib.Path):
        self.place = place
        self.prefix = place / "root" / "usr"
        environment = dict(os.environ, DESTDIR=str(place / "root"), PREFIX="/usr", BUILT=str(built))
        run(["ffi/packaging/install", "install"], environment, HOME)
        self.share = self.prefix / "share" / "schet"
        self.environment = dict(
            os.environ,
            PKG_CONFIG_PATH=str(self.prefix / "lib" / "pkgconfig"),
            LD_LIBRARY_PATH=str(self.prefix / "lib"),
            LC_ALL="C.UTF-8",
        )

    def flags(self, what: str) -> list[str]:
        return run(["pkg-config", what, "schet"], self.environment).split()

    def run(self, *command) -> str:
        return run([str(part) for part in command], self.environment, self.place)


def run(command: list[str], environment: dict, cwd: pathlib.Path | None = None) -> str:
    """Runs a command, whose failure ends the check, and gives what it said."""
    ran = subprocess.run(command, env=environment, cwd=cwd, capture_output=True, timeout=600)
    if ran.returncode != 0:
        said = ran.stdout.decode(errors="replace")[-2000:] + ran.stderr.decode(errors="replace")[-4000:]
        sys.exit(f"{' '.join(command)} ended with {ran.returncode}:\n{said}")
    if ran.stderr:
        sys.exit(f"{' '.join(command)} complains:\n{ran.stderr.decode(errors='replace')[-4000:]}")
    return ran.stdout.decode("utf-8", errors="replace")


def in_c(tree: Tree):
    flags = ["-Wall", "-Wextra", "-Wno-missing-field-initializers", "-Werror"]
    tree.run(
        "gcc", *flags, *tree.flags("--cflags"), EXAMPLES / "c/billing.c", *tree.flags("--libs"), "-lsqlite3", "-o", "c"
    )
    yield "c", tree.run("./c", "c.d")
    # The same linked with the archive, beside the host's own SQLite.
    libraries = [f"{tree.prefix}/lib/libschet.a", "-lsqlite3", "-lpthread", "-ldl", "-lm"]
    tree.run("gcc", *flags, *tree.flags("--cflags"), EXAMPLES / "c/billing.c", *libraries, "-o", "c-static")
    yield "c, linked statically", tree.run("./c-static", "c-static.d")


def in_cpp(tree: Tree):
    flags = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"]
    for compiler, standard in (("g++", "c++11"), ("clang++", "c++14"), ("clang++", "c++17"), ("g++", "c++20")):
        name = f"{compiler}-{standard}"
        source = EXAMPLES / "cpp/billing.cpp"
        tree.run(
            compiler, f"-std={standard}", *flags, *tree.flags("--cflags"), source, *tree.flags("--libs"), "-o", name
        )
        yield name, tree.run(f"./{name}", f"{name}.d")


def in_cobol(tree: Tree):
    source, books = EXAMPLES / "cobol/billing.cob", tree.share / "cobol"
    tree.run("cobc", "-x", "-static", "-I", books, "-L", tree.prefix / "lib", "-l", "schet", "-o", "cobol-s", source)
    yield "cobol, called statically", tree.run("./cobol-s", "cobol-s.d")
    tree.run("cobc", "-x", "-I", books, "-o", "cobol-d", source)
    tree.environment["COB_PRE_LOAD"] = "libschet"
    tree.environment["COB_LIBRARY_PATH"] = str(tree.prefix / "lib")
    yield "cobol, called dynamically", tree.run("./cobol-d", "cobol-d.d")


def in_perl(tree: Tree):
    yield "perl", tree.run("perl", "-I", tree.share / "perl", EXAMPLES / "perl/billing.pl", "perl.d")


def in_python(tree: Tree):
    tree.environment["PYTHONPATH"] = str(tree.share / "python")
    yield "python", tree.run(sys.executable, "-B", EXAMPLES / "python/billing.py", "python.d")


def in_java(tree: Tree):
    sources = [tree.share / "java/schet/Abi.java", EXAMPLES / "java/Billing.java"]
    tree.run("javac", "-Xlint:all", "-Werror", "-cp", JNA, "-d", "classes", *sources)
    library = f"-Djna.library.path={tree.prefix / 'lib'}"
    yield "java", tree.run(
        "java", "-Dfile.encoding=UTF-8", library, "-cp", f"classes:{JNA}", "Billing", "java.d"
    )


LANGUAGES = {"c": in_c, "cpp": in_cpp, "cobol": in_cobol, "perl": in_perl, "python": in_python, "java": in_java}


def compare(language: str, name: str, said: str) -> bool:
    """Whether an example says what it said when its words were kept."""
    kept = EXAMPLES / language / "expected.txt"
    if os.environ.get("SCHET_UPDATE_GOLDEN"):
        kept.write_text(said, encoding="utf-8")
    expected = kept.read_text(encoding="utf-8") if kept.exists() else ""
    if said == expected:
        print(f"  {name}: as expected")
        return True
    lines = difflib.unified_diff(expected.splitlines(), said.splitlines(), str(kept), name, lineterm="")
    print("\n".join(lines))
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--built", default="target/release", help="where cargo has put the libraries")
    parser.add_argument("languages", nargs="*", choices=[*LANGUAGES, []], help="which; all where none is named")
    arguments = parser.parse_args()
    place = pathlib.Path(tempfile.mkdtemp(prefix="schet-languages-"))
    good = True
    try:
        for language in arguments.languages or LANGUAGES:
            tree = Tree(place, HOME / arguments.built)
            for name, said in LANGUAGES[language](tree):
                good &= compare(language, name, said)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
