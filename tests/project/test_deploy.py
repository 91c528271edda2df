"""What `deploy/` promises: a unit that systemd understands, confined, and an image of what is here."""

import re
import shutil
import subprocess

import pytest

from tests.project.pages import TOP

UNIT = (TOP / "deploy/viec.service").read_text("utf-8")
IMAGE = (TOP / "deploy/Containerfile").read_text("utf-8")
CONFINED = (
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "CapabilityBoundingSet=",
    "UMask=0077",
    "StateDirectoryMode=0700",
)


@pytest.mark.parametrize("line", CONFINED)
def test_the_service_runs_with_as_few_rights_as_it_needs(line):
    assert line in UNIT.splitlines()


def test_the_service_stops_warmly_and_reads_its_settings_anew():
    assert "ExecReload=/bin/kill -HUP $MAINPID" in UNIT
    assert "Environment=VIEC_SETTINGS_FILE=/etc/viec.env" in UNIT
    assert int(re.search(r"TimeoutStopSec=(\d+)", UNIT)[1]) >= 20


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_understands_the_unit(tmp_path):
    unit = tmp_path / "viec.service"
    unit.write_text(UNIT.replace("/opt/viec/.venv/bin/viec", "/bin/true"))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    said = done.stdout + done.stderr
    assert "viec.service" not in said, said


def test_the_image_is_made_of_files_that_are_here_and_runs_without_rights():
    copied = [
        one for line in re.findall(r"^COPY (.+) \S+$", IMAGE, re.MULTILINE) for one in line.split()
    ]
    assert {"requirements.txt", "bot", "core", "reports", "locales"} <= set(copied)
    assert [one for one in copied if not (TOP / one).exists()] == []
    lines = IMAGE.splitlines()
    assert lines.index("USER viec") < lines.index('CMD ["viec", "run"]')
    assert "--require-hashes" in IMAGE
    assert "STOPSIGNAL SIGTERM" in lines


def test_the_image_has_every_folder_that_the_wheel_is_made_of():
    packages = re.search(r"packages = \[(.+)\]", (TOP / "pyproject.toml").read_text("utf-8"))[1]
    for name in re.findall(r'"(\w+)"', packages):
        assert re.search(rf"^COPY {name} {name}$", IMAGE, re.MULTILINE), name
