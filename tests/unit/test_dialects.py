"""What other kinds of Markdown read and this site does not is told with its line; what is meant as it stands is not."""

from __future__ import annotations

import pytest

from kennisbank.slips import slips


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Een zin.[^1]", 1, "‘[^1]’ wordt geen voetnoot."),
        ('a\n\n=== "Thuis"\n\n    b', 3, '‘=== "Thuis"’ wordt geen tabblad.'),
        ('a\n\n??? note "Meer"\n    b', 3, "wordt geen blok dat je uitklapt"),
        ("- [ ] doen", 1, "wordt geen vakje om af te vinken"),
        ("Dit is ~~weg~~.", 1, "‘~~weg~~’ wordt niet doorgestreept"),
        ("Dit is ==fel==.", 1, "‘==fel==’ wordt niet gemarkeerd"),
        ("Goed zo :smile:", 1, "‘:smile:’ wordt geen plaatje"),
        ("Hallo {{ naam }}.", 1, "‘{{ naam }}’ vult de bouw niet in"),
        ("Lees\n&nbps;verder.", 2, "‘&nbps;’ is geen teken dat een browser kent"),
        ("Hallo {% if a %}.", 1, "‘{% if a %}’ vult de bouw niet in"),
        ("Zie [[De scan]].", 1, "‘[[De scan]]’ wordt geen link"),
        ("a\n\n*[AVG]: een wet", 3, "‘*[AVG]:’ legt hier geen afkorting uit"),
        ("Zie [](a.md).", 1, "is een link zonder woorden"),
        ("a\n\n```mermaid\ngraph TD\n```", 3, "tekent de bouw niet"),
        ("!!! opmerking\n    a", 1, "‘!!! opmerking’ wordt geen blok zoals de andere. Schrijf !!! note"),
        ("!!!note\n    a", 1, "‘!!!note’ wordt geen blok zoals de andere"),
        ("!!! note\na", 1, "Zet vier spaties voor elke regel ervan"),
        ("Dit is <font color=red>rood</font>.", 1, "‘<font color=red>’: hoe iets eruitziet"),
        ("- a\n  - b\n- c", 2, "springt 2 spaties in"),
        ("Een rij:\n- a\n- b", 2, "deze lijst wordt geen lijst"),
        ("# a\n\n## b\n\n#### c", 5, "na een kop met ## komt er een met ####. Sla geen niveau over: schrijf ###."),
        ("## a {#x}\n\n## b {: #x }", 3, "het anker #x staat al eerder"),
        ("Zie [de scan][scan].", 1, "‘[de scan][scan]’ wordt geen link"),
        ("| a | b |\n| --- | --- |\n| c | d | e |\n", 3, "heeft 3 vakken, en de bovenste rij 2."),
        ("| a | b |\n|---|\n| c | d |\n", 2, "heeft 1 vak, en de bovenste rij 2."),
        ("Zie [a](..\\scan\\index.md).", 1, "Schrijf overal /: ../scan/index.md."),
        ("Zie [a](“b.md”).", 1, "horen geen aanhalingstekens. Schrijf ](b.md)."),
        ("Een\u200bwoord.", 1, "een teken dat niemand ziet (U+200B)"),
        ("Caf\ufffd.", 1, "een letter ging verloren"),
    ],
)
def test_a_sign_of_another_kind_is_one_sentence_with_its_line(text: str, line: int, words: str) -> None:
    (found,) = slips(text)
    assert words in found.sentence
    assert found.line == line


@pytest.mark.parametrize(
    "text",
    [
        "`[^1]` en `~~a~~` en `{{ b }}`",
        '```text\n- [ ] a\n=== "b"\n??? c\n```',
        '!!! note "Let op"\n    a\n\n!!! warning\n\n    b',
        "1. a\n\n    - b\n    - c\n\n2. d",
        "- a\n- b\n\ntekst\n\n* c",
        "We waren er van 10:30:00 tot 12:00, a==b en a = b.",
        "[@senge1990][@edmondson1999] en [a][b]\n\n[b]: c.md",
        "| a | b |\n| --- | --- |\n| `c | d` | e \\| f |\n",
        "so\u00adft 👩\u200d🔧 en \u200eא",
        "# a\n\n## b\n\n### c\n\n## d",
        "![](a.svg)",
        "Q&a; caf&eacute; &nbsp;&hellip; &#8230; &amp;nbps; &Ouml;",
    ],
)
def test_what_is_meant_as_it_stands_is_left_alone(text: str) -> None:
    assert list(slips(text)) == []
