"""Personal data in running text: found where it is, and not seen where it is not."""

import pytest

from methods.personal import personal_in_prose


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vraag het aan jan.smit@voorbeeld.nl.", "een e-mailadres"),
        ("In 2023. 111222333 is van hem", "een geldig burgerservicenummer"),
        ("BSN-111222333!", "een geldig burgerservicenummer"),
        ("1112.22.333", "een geldig burgerservicenummer"),
        ("111 222 333 (Jan)", "een geldig burgerservicenummer"),
        ("bel 06-12345678", "een telefoonnummer"),
        ("bel 06 12 34 56 78.", "een telefoonnummer"),
        ("+31 6 12345678", "een telefoonnummer"),
        ("+31 (0)20 123 4567", "een telefoonnummer"),
        ("0031201234567", "een telefoonnummer"),
        ("(020) 123 45 67", "een telefoonnummer"),
        ("0512-123456", "een telefoonnummer"),
    ],
)
def test_personal_data_is_named(text: str, found: str) -> None:
    assert personal_in_prose(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Van 06-02-2023 10 jongeren meer, tot en met 01-03-2024.",
        "Van 09.30 - 10.00 15 deelnemers",
        "01-2024 tot 12-2024: 1.234.567 trajecten, 0,0612345678 per inwoner",
        "111222334 is een volgnummer",
        "T111222333111",
        "GM0363 0384 en 20240229",
        "Groei van 12,3% naar 45,6%; @Programmateam: graag kijken",
    ],
)
def test_figures_and_days_are_no_personal_data(text: str) -> None:
    assert personal_in_prose(text) is None
