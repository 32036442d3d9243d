"""Draw the picture of the README: the first page of the demo dossier, made by the project."""

from pathlib import Path

import pobratim
from pobratim.brief.render.pdf import first_page

if __name__ == "__main__":
    dossier = pobratim.dossier("Минск", "Екатеринбург", as_of="2026-11-24", language="ru")
    Path(__file__).with_name("first-page.png").write_bytes(first_page(dossier))
