"""Personal data: each stops its file, and the message does not repeat it."""

from tests.etl.corpus.case import HEADER, SOUND, Case, row, table, text

BSN = "111222333"  # the number on the specimen passport
HEADERS = (
    "BSN", "bsn-nummer", "BSN jongere", "Burgerservicenummer", "Voornaam", "Achternaam", "Naam",
    "Naam MDT'er", "Naam jongere", "Adres", "Straat", "Postcode", "Huisnummer", "E-mail",
    "E-mail ouder", "emailadres", "Telefoon", "Tel.", "06-nummer", "Geboortedatum", "geb. datum",
    "Geboortejaar", "IBAN",
)  # fmt: skip
VALUES = {
    "BSN als volgnummer": BSN,
    "BSN met punten": "1112.22.333",
    "BSN met spaties": "111 222 333",
    "BSN met streepjes": "111-222-333",
    "BSN in een zin": f"zie {BSN} (oud)",
    "BSN van acht cijfers": "12345672",
    "e-mailadres": "jan@example.nl",
    "e-mailadres in een zin": "Jan de Vries <jan@example.nl> belt",
}

PERSONAL_CASES: tuple[Case, ...] = (
    *(
        text(f"kolom {header}", table(f"{SOUND};x", header=f"{HEADER};{header}"),
             "hoort bij persoonsgegevens (regel 1)")
        for header in HEADERS
    ),
    *(
        text(f"{name} in een gewone kolom", table(row(1), row(2, traject_id=value)),
             "regel 3: in de kolom traject_id staat een")
        for name, value in VALUES.items()
    ),
    *(
        text(f"{name} in een extra kolom",
             table(f"{SOUND};", f"{row(2)};{value}", header=f"{HEADER};opmerking"),
             "regel 3: in de kolom opmerking staat een")
        for name, value in VALUES.items()
    ),
    text("BSN buiten de tabel", table(f"{SOUND};{BSN}"), "regel 2: in een cel buiten de tabel"),
    text("e-mailadres boven de tabel", f"Vragen? Mail jan@example.nl\n{table(SOUND)}",
         "regel 1: hier staat een e-mailadres"),
    text("kolom zonder kopje met BSN", table(f"{BSN};{SOUND}", header=f";{HEADER}"),
         "geldig burgerservicenummer"),
    text("persoonsgegevens zonder kopregel", f"{BSN};jan@example.nl;Jan\n", "(weggelaten)"),
    text("e-mailadres van een RSV", table("RSV01;Noord;noord@example.nl",
         header="rsv_code;naam;contact_email"), accepted=1, file_name="rsv.csv"),
    text("BSN bij een RSV", table(f"R1;Noord;{BSN}", header="rsv_code;naam;contact_naam"),
         "geldig burgerservicenummer", file_name="rsv.csv"),
    text("inwonertal dat op een BSN lijkt",
         table("GM0363;2023;12;29;12345672;schatting",
               header="gemeente_code;jaar;leeftijd_van;leeftijd_tot;aantal;status"),
         "heel getal", refused=1, file_name="bevolking.csv"),
    text("datum die op een BSN lijkt", table(row(1, startdatum="20230110")), accepted=1),
)  # fmt: skip
