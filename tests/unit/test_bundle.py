"""The bundler joins what it understands, and refuses the rest in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank.bundle import BundleError, bundle, hashed_name

PARTS = Path(__file__).resolve().parents[2] / "overrides"


def modules(folder: Path, **sources: str) -> Path:
    """Write modules; the entry is `main.mjs`."""
    for name, source in sources.items():
        (folder / f"{name}.mjs").write_text(source, encoding="utf-8")
    return folder / "main.mjs"


def test_imports_come_before_what_needs_them_and_each_comes_once(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        main='import { b } from "./b.mjs";\nimport { a } from "./a.mjs";\nconst main = a + b;\n',
        b='import { a } from "./a.mjs";\nexport const b = a + 1;\n',
        a="export const a = 1;\n",
    )
    assert bundle(entry, minify=False) == (
        '(function(){\n"use strict";\nconst a = 1;\nconst b = a + 1;\nconst main = a + b;\n})();\n'
    )


def test_every_export_it_knows_loses_the_word(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        main='import {\n  A,\n  f,\n  g,\n  c,\n} from "./all.mjs";\nnew A(f(g(c)));\n',
        all="export class A {}\nexport function f(x) {}\nexport async function g() {}\nexport const c = 1;\n",
    )
    script = bundle(entry, minify=False)
    assert "export" not in script
    assert "import" not in script
    assert "async function g() {}" in script


def test_a_browser_gets_the_shorter_word_for_a_constant_and_every_text_as_it_is(tmp_path: Path) -> None:
    source = 'const a = "a const b";\nfor (const each of a) {\n  const b = each;\n  console.log(b, a);\n}\n'
    made = bundle(modules(tmp_path, main=source))
    assert made.count("const") == 1
    assert '"a const b"' in made


def test_a_module_in_another_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    modules(tmp_path, shared="export const shared = 1;\n")
    entry = modules(tmp_path / "deep", main='import { shared } from "../shared.mjs";\nshared;\n')
    assert "const shared = 1;" in bundle(entry, minify=False)


@pytest.mark.parametrize(
    "line",
    [
        'import a from "./a.mjs";',
        'import * as a from "./a.mjs";',
        'import "./a.mjs";',
        "import { a } from './a.mjs';",
        'import { a } from "library";',
        'import { a } from "./a.js";',
        'import a, { b } from "./a.mjs";',
        'const a = await import("./a.mjs");',
        "const place = import.meta.url;",
        "export default 1;",
        "export { a };",
        'export * from "./a.mjs";',
        "export let counter = 0;",
        "export var counter = 0;",
    ],
)
def test_a_form_it_does_not_know_is_refused_and_named(tmp_path: Path, line: str) -> None:
    entry = modules(tmp_path, main=f"{line}\n", a="export const a = 1;\n")
    with pytest.raises(BundleError, match=r"^main\.mjs: cannot join “") as caught:
        bundle(entry)
    assert any(part in str(caught.value) for part in (line, "import(", "import.meta"))


def test_a_renamed_import_is_refused(tmp_path: Path) -> None:
    entry = modules(tmp_path, main='import { a as b } from "./a.mjs";\n', a="export const a = 1;\n")
    with pytest.raises(BundleError, match=r"^main\.mjs: a\.mjs does not export a as b$"):
        bundle(entry)


def test_the_same_name_in_two_modules_is_refused(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        main='import { a } from "./a.mjs";\nfunction helper() {}\n',
        a="const helper = 1;\nexport const a = helper;\n",
    )
    with pytest.raises(BundleError, match=r"^main\.mjs: the name helper is also used in a\.mjs$"):
        bundle(entry)


def test_modules_that_need_each_other_are_refused(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        main='import { a } from "./a.mjs";\n',
        a='import { b } from "./b.mjs";\nexport const a = 1;\n',
        b='import { a } from "./a.mjs";\nexport const b = 1;\n',
    )
    with pytest.raises(BundleError, match=r"^a\.mjs: imports itself by way of b\.mjs$"):
        bundle(entry)


def test_a_name_that_is_not_exported_is_refused(tmp_path: Path) -> None:
    entry = modules(
        tmp_path, main='import { a, secret } from "./a.mjs";\n', a="export const a = 1;\nconst secret = 2;\n"
    )
    with pytest.raises(BundleError, match=r"^main\.mjs: a\.mjs does not export secret$"):
        bundle(entry)


def test_a_module_that_is_not_there_is_refused(tmp_path: Path) -> None:
    entry = modules(tmp_path, main='import { a } from "./gone.mjs";\n')
    with pytest.raises(BundleError, match=r"^gone\.mjs: no such module \(imported by main\.mjs\)$"):
        bundle(entry)


def test_the_words_import_and_export_in_comments_and_strings_are_fine(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        main='/**\n * export nothing,\n * import nothing\n */\n// import "x";\nconst text = "we export and import";\n',
    )
    assert '"we export and import"' in bundle(entry)


def test_a_form_it_does_not_know_is_seen_below_a_comment_too(tmp_path: Path) -> None:
    entry = modules(tmp_path, main="// A comment.\nexport default 1;\n")
    with pytest.raises(BundleError, match=r"^main\.mjs: cannot join “export default 1;”$"):
        bundle(entry)


def test_a_function_that_nobody_calls_stays_out_with_all_that_only_it_calls(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        main='import { used } from "./all.mjs";\nused();\n',
        all="/** See unused. */\nexport function used() {\n  return inner();\n}\n"
        "function inner() {\n  return 1;\n}\n"
        "export async function unused() {\n  return helper(unused);\n}\n"
        "function helper() {\n  return inner();\n}\n",
    )
    script = bundle(entry, minify=False)
    assert "function used() {" in script
    assert "function inner() {" in script
    assert "function unused" not in script
    assert "helper" not in script


@pytest.mark.parametrize("entry", ["scan/page", "team/page", "leerkaart/reader", "practices/practices"])
def test_the_scripts_of_the_site_can_be_joined(entry: str) -> None:
    script = bundle(PARTS / f"{entry}.mjs")
    assert script.startswith("(function(){")
    assert script.endswith("})()\n")


def test_the_name_changes_with_the_content_only() -> None:
    assert hashed_name("scan", "a", "js") == "scan.ca978112ca.js"
    assert hashed_name("scan", "b", "js") == "scan.3e23e81600.js"


def test_an_import_that_changes_the_order_alone_gives_another_script(tmp_path: Path) -> None:
    names = {"z/a": "a", "x/b": "b", "z/c": "c"}
    entry = modules(tmp_path, main="".join(f'import {{ {name} }} from "./{at}.mjs";\n' for at, name in names.items()))
    for at, name in names.items():
        (tmp_path / at).parent.mkdir(exist_ok=True)
        (tmp_path / f"{at}.mjs").write_text(f"export const {name} = 1;\n", encoding="utf-8")
    before = bundle(entry, minify=False)
    (tmp_path / "z/c.mjs").write_text('import { b } from "../x/b.mjs";\nexport const c = 1;\n', encoding="utf-8")
    after = bundle(entry, minify=False)
    assert before.index("const c") < before.index("const b")
    assert after.index("const b") < after.index("const c")
