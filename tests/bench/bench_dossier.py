"""A dossier with thirty exhibits of a phone, screenshots or photographs of twelve million pixels: seconds of
processor, seconds that somebody waits and memory, each form in a process of its own.

How long somebody waits is reckoned, since the machine may have other work: what the thread that writes needs, and
half of what the others do, as on two cores that are free. A clock on the wall would measure the other work.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from store.care.export import export, gathered
from store.case.intents import OpenCase
from store.days.clock import system_clock
from store.disk.home import Home
from store.dossier.contents import Format, Reader, Wanted
from store.opening import open_home

EXHIBITS = 30
SIZE = (1080, 2340)
PHOTOGRAPH = (4032, 3024)
BUDGETS = {"pdf": (3.0, 400), "html": (1.0, 400), "docx": (3.0, 400), "zip": (1.0, 400)}
"""Seconds of processor and megabytes that a form may take."""
PHOTOGRAPHED = {"pdf": (3.5, 400), "html": (1.6, 400), "zip": (1.2, 400)}
"""The same of photographs: unpacking them alone is most of it."""
PATIENCE = {"pdf": 3.0, "html": 1.0, "docx": 3.0, "zip": 1.0}
"""Seconds that anybody waits for a form, whatever is in it."""
CORES = 2


def phone_page(number: int) -> BytesIO:
    """A screenshot of a chat, as a file."""
    page = Image.new("RGB", SIZE, "#ededed")
    draw = ImageDraw.Draw(page)
    for line in range(40):
        place = (60 + 400 * (line % 2), 60 + 56 * line)
        draw.text(place, f"{number}-{line} " * 8, fill="black")
    file = BytesIO()
    page.save(file, "PNG")
    file.seek(0)
    return file


def photograph(number: int) -> BytesIO:
    """What a camera takes: soft colours, and grain over all of it."""
    noise = Random(number)
    soft = Image.frombytes("RGB", (84, 63), noise.randbytes(84 * 63 * 3)).resize(PHOTOGRAPH)
    grain = Image.frombytes("RGB", (1008, 756), noise.randbytes(1008 * 756 * 3)).resize(PHOTOGRAPH)
    file = BytesIO()
    Image.blend(soft, grain, 0.15).save(file, "JPEG", quality=88)
    file.seek(0)
    return file


def once(home: Path, form: str) -> None:
    """Write one dossier and print its seconds, those that somebody waits, the megabytes of the process and of the
    file."""
    desk = open_home(Home(home), system_clock(), "x", "zh")
    begun, alone = time.process_time(), time.thread_time()
    made = export(desk, gathered(desk, 1, Wanted(Reader.COURT)), Format(form), home.parent / f"a.{form}", over=True)
    seconds, alone = time.process_time() - begun, time.thread_time() - alone
    waited, held = alone + (seconds - alone) / CORES, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{seconds} {waited} {held} {made.size / 1e6}\n")


def main() -> int:
    """Measure each form with each kind of picture; 1 when one is over its budget."""
    screenshots = measured("screenshots", phone_page, "png", BUDGETS)
    return int(not (measured("photographs", photograph, "jpg", BUDGETS | PHOTOGRAPHED) and screenshots))


def measured(
    kind: str, picture: Callable[[int], BytesIO], ending: str, budgets: Mapping[str, tuple[float, int]]
) -> bool:
    """Measure each form with pictures of one kind, and print that; whether all are within their budgets."""
    fine = True
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        desk = open_home(Home(home), system_clock(), "x", "zh")
        number = desk.open(OpenCase("douyin", facts={"product": "耳机", "order": "1", "paid": "199"})).view.number
        for at in range(EXHIBITS):  # made apart: what this process once held counts for those that it starts
            with ProcessPoolExecutor(1) as maker:
                desk.attach_stream(number, maker.submit(picture, at).result(), f"{at}.{ending}", "chat")
        for form, (seconds, megabytes) in budgets.items():
            command = [sys.executable, "-m", "tests.bench.bench_dossier", str(home), form]
            told = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ)).stdout
            took, waited, held, size = map(float, told.split())
            good = took <= seconds and waited <= PATIENCE[form] and held <= megabytes
            fine = fine and good
            sys.stdout.write(
                f"{form:>5}  {EXHIBITS} {kind}  {took:5.2f} s of {seconds:.1f}, waited {waited:.2f} s of "
                f"{PATIENCE[form]:.0f}  {held:4.0f} MB of {megabytes}, file {size:.1f} MB  "
                f"{'ok' if good else 'OVER'}\n"
            )
    return fine


if __name__ == "__main__":
    if len(sys.argv) == 3:
        once(Path(sys.argv[1]), sys.argv[2])
        sys.exit(0)
    sys.exit(main())
