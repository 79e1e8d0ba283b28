"""Single cells: every way people write a day, a month, a municipality, a number, a choice."""

from tests.etl.corpus.case import Case, row, table, text

RIGHT = {
    "startdatum": (
        "2023-09-01", "1-9-2023", "01/09/23", "1.9.2023", "1 sep 2023", "1 september 2023",
        "45170", "45170,25", "20230901", "2023-09-01 00:00:00", "2023-09-01T08:30", "2023-09",
        "sep-23", "september 2023", "sept. 2023", "09-2023", "SEP 2023",
    ),
    "gemeente_code": (
        "363", "0363", "GM0363", "gm363", "GM 0363", "363.0", "363,0", "Amsterdam", " amsterdam ",
        "AMSTERDAM", "Gemeente Amsterdam", "Den Haag", "'s-Gravenhage", "s Gravenhage",
        "'s-Hertogenbosch", "Den Bosch", "Súdwest-Fryslân", "Sudwest Fryslan",
        "Zuidwest-Friesland", "Noardeast-Fryslân", "De Friese Meren", "Bergen (NH.)", "Bergen NH",
        "Bergen (L.)", "Hengelo", "Hengelo (O.)", "Beemster", "GM0370", "Weesp",
        "Utrecht (gemeente)", "Groningen (gemeente)", "onbekend", "Caribisch Nederland",
    ),
    "leeftijd": ("17", "17,0", "17.0", "+17"),
    "status": ("gestart", "GESTART", "Lopend", "loopt"),
    "variant": ("basis", "MDT-basis", "mdt basis", "Regulier"),
}  # fmt: skip
WRONG = {
    "startdatum": (
        ("31-2-2023", "bestaat niet op de kalender"), ("13-13-2023", "bestaat niet"),
        ("2023", "een datum"), ("9-23", "een datum"), ("volgende week", "een datum"),
        ("1-9-2016", "een datum van"), ("1-9-2099", "een datum van"), ("0", "een datum"),
        ("2023-13", "bestaat niet"), ("foo-23", "bestaat niet"), ("#####", "fout in Excel"),
    ),
    "gemeente_code": (
        ("Bergen", "Bergen (NH.) of Bergen (L.)"), ("Haaren", "gesplitst: kies Boxtel of"),
        ("GM0788", "gesplitst: kies Boxtel of"), ("Utrrecht", "Bedoelde u Utrecht?"),
        ("36.3", "een gemeente van"), ("9999", "een gemeente van"), ("GM99999", "een gemeente van"),
        ("Atlantis", "een gemeente van"), ("#N/B", "fout in Excel"), ("363 Amsterdam", "een ge"),
    ),
    "leeftijd": (
        ("17,5", "heel getal"), ("zeventien", "Schrijf 17 in cijfers."), ("11", "12 tot en met 30"),
        ("31", "12 tot en met 30"), ("-17", "heel getal"), ("1e1", "heel getal"),
        ("9" * 40, "heel getal"), ("NaN", "heel getal"), ("inf", "heel getal"),
        ("=17", "heel getal"), ("#DEEL/0!", "fout in Excel"),
    ),
    "status": (("gestrt", "Bedoelde u gestart?"), ("?", "een van: gestart"), ("0", "een van")),
    "variant": (("lang", "Kies MDT-basis, MDT-extra"), ("basis, plus", "een van: basis")),
    "traject_id": (("", "een waarde"), ("#REF!", "fout in Excel")),
    "einddatum": (("2-9-2023", "leeg, omdat status gestart is"), ("31-8-2023", "op of na start")),
}  # fmt: skip


def _right(column: str, cell: str) -> Case:
    return text(f"{column} is {cell.strip()}", table(row(1, **{column: cell})), accepted=1)


def _wrong(column: str, cell: str, says: str) -> Case:
    name = f"{column} is {cell[:20] or 'leeg'}"
    return text(name, table(row(1), row(2, **{column: cell})), says, accepted=1, refused=1)


OTHER_INPUTS = (
    text("maand in een einddatum",
         table("T1;GM0344;1-9-2023;sep-23;afgerond;basis;17",
               header="traject_id;gemeente_code;startdatum;einddatum;status;variant;leeftijd"),
         accepted=1),
    text("maand waar een dag hoort",
         table("RSV01;overleg;sep-23", header="rsv_code;soort;datum"), "vul ook de dag in",
         refused=1, file_name="bijeenkomsten.csv"),
    text("decimale komma", table("RSV01;kwartiermaker;0,8;1-9-2023;aangesteld",
         header="rsv_code;rol;fte;vanaf;stap"), accepted=1, file_name="facilitatoren.csv"),
    text("decimale punt", table("RSV01;kwartiermaker;0.8;1-9-2023;aangesteld",
         header="rsv_code;rol;fte;vanaf;stap"), accepted=1, file_name="facilitatoren.csv"),
    text("duizendtallen met een punt", table("NL;2024;gestart;12.000;concept",
         header="gebied;jaar;maat;doel;status"), accepted=1, file_name="groeiambitie.csv"),
    text("RSV dat niet bestaat", table("RSV99;2024;gestart;1;concept",
         header="gebied;jaar;maat;doel;status"), "naam van een RSV", refused=1,
         file_name="groeiambitie.csv"),
    text("meer gemeenten in één cel",
         table('A1;B;C;zorg, sport;basis;vakantie;alle;"363; Nuenen, c.a.";5;1-9-2023',
               header="aanbod_id;naam;organisatie;thema;variant;moment;doelgroep;gemeente_code;"
               "plaatsen;startdatum"), "een gemeente van", refused=1, file_name="aanbod.csv"),
)  # fmt: skip

CELL_CASES: tuple[Case, ...] = (
    *(_right(column, cell) for column, cells in RIGHT.items() for cell in cells),
    *(_wrong(column, cell, says) for column, cells in WRONG.items() for cell, says in cells),
    *OTHER_INPUTS,
)  # fmt: skip
