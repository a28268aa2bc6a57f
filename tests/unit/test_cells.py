"""Cells of the leerkaart in running text: a number says the same as its link, and the route can be walked."""

from __future__ import annotations

import pytest

from kennisbank.cells import Cells, cells_of, named_cells, number_faults, route_of
from quiz.definition import QUESTIONNAIRE


@pytest.fixture(scope="module")
def cells() -> Cells:
    return cells_of(QUESTIONNAIRE)


def test_cells_are_numbered_from_left_to_right_and_from_top_to_bottom(cells: Cells) -> None:
    assert [cell.number for cell in cells.values()] == list(range(1, 31))
    assert cells["vak-teamleren-bouwen-aan-vertrouwen"].number == 19
    assert (cells["vak-teamleren-bouwen-aan-vertrouwen"].row, cells["vak-teamleren-bouwen-aan-vertrouwen"].column) == (
        3,
        0,
    )


def test_links_to_the_map_are_found_from_every_folder_and_links_elsewhere_are_not(cells: Cells) -> None:
    text = (
        "[a](#vak-teamleren-bouwen-aan-vertrouwen) [b](leerkaart.md#vak-systeemdenken-bouwen-aan-vertrouwen) "
        "[c](../leerkaart.md#vak-teamleren-waarde-van-leren-aantonen) [d](over.md#vak-teamleren-bouwen-aan-vertrouwen) "
        "[e](#vak-bestaat-niet)"
    )
    assert [cell.number for cell in named_cells(text, cells)] == [19, 25, 20]


def test_a_number_that_is_not_that_of_its_link_is_a_fault_with_its_line(cells: Cells) -> None:
    right = "1. Zo [liep het](#vak-systeemdenken-bouwen-aan-vertrouwen) (vak 25)."
    wrong = "2. Zo [liep het](#vak-teamleren-bouwen-aan-vertrouwen) (Vak 25)."
    assert list(
        number_faults(f"{right}\n{wrong}\n\nZie vak 3.\n[Hier](#vak-teamleren-bouwen-aan-vertrouwen).", cells)
    ) == [(wrong, "hier staat vak 25, maar de link gaat naar vak 19.")]


def test_two_cells_on_a_line_are_compared_in_their_order(cells: Cells) -> None:
    line = "[a](#vak-teamleren-bouwen-aan-vertrouwen) (vak 25), [b](#vak-systeemdenken-bouwen-aan-vertrouwen) (vak 19)"
    assert [sentence for _, sentence in number_faults(line, cells)] == [
        "hier staat vak 25 en 19, maar de link gaat naar vak 19 en 25."
    ]


def test_a_route_is_the_numbered_list_with_cells_in_the_order_of_the_page(cells: Cells) -> None:
    text = (
        "1. Nog geen vak.\n\n"
        "1. Eerst [dit](#vak-systeemdenken-bouwen-aan-vertrouwen).\n"
        "2. Dan [dat](#vak-teamleren-bouwen-aan-vertrouwen).\n\n"
        "- En [niet dit](#vak-teamleren-waarde-van-leren-aantonen).\n"
    )
    route, faults = route_of(text, cells)
    assert ([cell.number for cell in route], faults) == ([25, 19], [])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Niets.", "de route ontbreekt: een genummerde lijst, met in elke stap een link naar een vak."),
        (
            "1. [a](#vak-teamleren-bouwen-aan-vertrouwen)\n2. [b](#vak-teamleren-medewerkers-in-hun-kracht)",
            "vak 21 ligt op de leerkaart niet naast vak 19.",
        ),
        (
            "1. [a](#vak-gemeenschappelijke-visie-organisatieondersteuning)\n"
            "2. [b](#vak-mentale-modellen-bouwen-aan-vertrouwen)",
            "vak 7 ligt op de leerkaart niet naast vak 6.",
        ),
        (
            "1. [a](#vak-teamleren-bouwen-aan-vertrouwen) en [b](#vak-teamleren-waarde-van-leren-aantonen)",
            "in een stap van de route staat één link naar een vak.",
        ),
    ],
)
def test_a_route_that_cannot_be_walked_is_a_fault(text: str, fault: str, cells: Cells) -> None:
    assert [sentence for _, sentence in route_of(text, cells)[1]] == [fault]
