"""The house stands as drawn: each import contract is broken once on purpose and caught."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _copy_of_the_house(folder: Path) -> None:
    shutil.copytree(
        ROOT / "src" / "pobratim",
        folder / "pobratim",
        ignore=lambda _, names: [n for n in names if "." in n and not n.endswith(".py")],
    )
    shutil.copy(ROOT / ".importlinter", folder)


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, '.'); {command}", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def _break(folder: Path, files: dict[str, str]) -> None:
    for name, line in files.items():
        path = folder / "pobratim" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(before + "\n" + line + "\n", encoding="utf-8")


BREAKS = {
    "The rooms stand in this order, and an import points down": {
        "model/spans.py": "import pobratim.lexicon",
    },
    "No knot anywhere": {
        "model/knot_a.py": "import pobratim.model.knot_b",
        "model/knot_b.py": "import pobratim.model.knot_a",
    },
    "Data sets know nothing of each other": {
        "atlas/sources/made_up_a.py": "",
        "atlas/sources/made_up_b.py": "import pobratim.atlas.sources.made_up_a",
    },
    "Importers know nothing of each other": {
        "atlas/importers/made_up_a.py": "",
        "atlas/importers/made_up_b.py": "import pobratim.atlas.importers.made_up_a",
    },
    "Measures know nothing of each other": {
        "affinity/measures/made_up_a.py": "",
        "affinity/measures/made_up_b.py": "import pobratim.affinity.measures.made_up_a",
    },
    "Scores and dossiers never read documents themselves": {
        "brief/__init__.py": "import pobratim.extract",
    },
    "Only the app touches the network, the terminal and the web": {
        "register/__init__.py": "import socket",
    },
}


def test_the_house_as_it_stands_keeps_every_contract(tmp_path: Path) -> None:
    _copy_of_the_house(tmp_path)
    result = _lint(tmp_path)
    assert result.returncode == 0, result.stdout
    for contract in BREAKS:
        assert f"{contract} KEPT" in result.stdout


@pytest.mark.parametrize("contract", BREAKS)
def test_a_contract_broken_on_purpose_is_caught(contract: str, tmp_path: Path) -> None:
    _copy_of_the_house(tmp_path)
    _break(tmp_path, BREAKS[contract])
    result = _lint(tmp_path)
    assert result.returncode != 0
    assert f"{contract} BROKEN" in result.stdout


def test_only_the_app_opens_addresses() -> None:
    # The import contract sees packages whole, and urllib.parse is harmless.
    for file in (ROOT / "src" / "pobratim").rglob("*.py"):
        if "app" not in file.relative_to(ROOT / "src" / "pobratim").parts:
            assert "urllib.request" not in file.read_text(encoding="utf-8"), file


@pytest.mark.parametrize("room", ["model", "errors.py"])
def test_model_and_errors_need_the_standard_library_only(room: str) -> None:
    where = ROOT / "src" / "pobratim" / room
    files = [where] if where.is_file() else sorted(where.glob("*.py"))
    allowed = set(sys.stdlib_module_names) | {"pobratim"}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith(("import ", "from ")):
                assert line.split()[1].split(".")[0] in allowed, f"{file.name}: {line}"
