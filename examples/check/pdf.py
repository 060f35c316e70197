"""PDF files through other people's eyes: qpdf, pdftotext, and zbarimg over what pdftoppm paints."""

import re
import subprocess
import tempfile
from pathlib import Path

MONTHS = {
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(),
    "en": "January February March April May June July August September October November December".split(),
}
GENITIVE = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()


def complaints(path):
    """What `qpdf --check` has against a file; None: nothing."""
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    return None if done.returncode == 0 else (done.stdout + done.stderr).strip().replace("\n", "; ")


def text(path):
    """The text of a file in the order in which it is painted, every run of blanks one space."""
    done = subprocess.run(["pdftotext", "-q", "-raw", path, "-"], capture_output=True, check=True)
    return flattened(done.stdout.decode())


def flattened(text):
    """A text with every run of blanks, no-break spaces included, as one space."""
    return re.sub(r"\s+", " ", text)


def codes(path, page=1):
    """The payloads of the QR codes that a scanner sees on a page as it is printed."""
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "page"
        options = ["-f", str(page), "-l", str(page), "-r", "150", "-gray", "-singlefile"]
        subprocess.run(["pdftoppm", *options, path, image], capture_output=True, check=True)
        command = ["zbarimg", "--quiet", "--raw", "--oneshot", "-Sdisable", "-Sqrcode.enable", "-Sbinary"]
        done = subprocess.run([*command, f"{image}.pgm"], capture_output=True)
    # 4: there was no code on the page.
    if done.returncode not in (0, 4):
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return [done.stdout] if done.stdout else []


def money(minor, locale):
    """An amount with its currency as documents print it, blanks as in a flattened text."""
    sign = "−" if minor < 0 else ""
    whole, kopecks = divmod(abs(minor), 100)
    if locale == "ru":
        return f"{sign}{whole:,},{kopecks:02} ₽".replace(",", " ", f"{whole:,}".count(","))
    return f"{sign}₽{whole:,}.{kopecks:02}"


def month(period, locale):
    """A period in words."""
    year, number = period.split("-")
    return f"{MONTHS[locale][int(number) - 1]} {year}"


def date(day, locale):
    """A day in words."""
    year, number, day = (int(part) for part in day.split("-"))
    return f"{day} {(GENITIVE if locale == 'ru' else MONTHS['en'])[number - 1]} {year}"
