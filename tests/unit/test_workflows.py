"""What GitHub runs: nothing that can change under us, and nothing published that was not looked at as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def read(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_named_by_the_commit_that_was_looked_at(path: Path) -> None:
    named = re.findall(r"uses: (\S+)( # v\d+\.\d+\.\d+)?$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert named
    for action, version in named:
        assert action.startswith("./") or (re.search(r"@[0-9a-f]{40}$", action) and version), action


def test_what_is_published_is_the_build_that_was_looked_at_and_signed() -> None:
    jobs = read(ROOT / ".github/workflows/pages.yml")["jobs"]
    needs = {name: job.get("needs") for name, job in jobs.items()}
    assert needs == {"test": None, "release": "test", "attest": "release", "deploy": ["release", "attest"]}
    assert "needs.release.result == 'success' && needs.attest.result != 'failure'" in jobs["deploy"]["if"]
    steps = [step.get("run") or step["uses"].split("@")[0] for step in jobs["release"]["steps"]]
    built = steps.index("make release published")
    assert "cat dist/SHA256SUMS" in steps[built + 1]
    assert steps[built + 2 :] == ["actions/upload-artifact", "actions/upload-pages-artifact"]
    assert jobs["release"]["steps"][-1]["with"]["path"] == "dist/site"
    builds = [step for job in jobs.values() for step in job.get("steps", []) if "make" in step.get("run", "")]
    assert len(builds) == 1, "nothing is built after it was looked at"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_a_workflow_is_given_is_no_part_of_a_script(path: Path) -> None:
    steps = [step for job in read(path)["jobs"].values() for step in job.get("steps", [])]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_no_job_that_runs_code_of_others_may_speak_for_the_repository() -> None:
    """Whatever is installed there could sign or publish something else."""
    jobs = read(ROOT / ".github/workflows/pages.yml")["jobs"]
    for name in ("attest", "deploy"):
        steps = [step.get("run") or step["uses"].split("@")[0] for step in jobs[name]["steps"]]
        assert all(step.startswith(("actions/attest", "actions/deploy", "printf")) for step in steps), steps


def test_only_the_job_that_signs_and_the_one_that_publishes_may_speak_for_the_repository() -> None:
    workflow = read(ROOT / ".github/workflows/pages.yml")
    assert workflow["permissions"] == {"contents": "read"}
    writers = {
        name: {what for what, may in job["permissions"].items() if may == "write"}
        for name, job in workflow["jobs"].items()
        if "permissions" in job
    }
    assert writers == {"release": set(), "attest": {"id-token", "attestations"}, "deploy": {"pages", "id-token"}}


def test_no_version_is_taken_on_the_day_that_it_comes_out() -> None:
    updates = read(ROOT / ".github/dependabot.yml")["updates"]
    assert {each["package-ecosystem"]: each["cooldown"]["default-days"] for each in updates} == {
        "pip": 7,
        "github-actions": 7,
    }
