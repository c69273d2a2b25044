#!/usr/bin/env python3
"""Check the actor data files of every language; exit with 1 on a fault.

Usage: python3 training/lexicons/check.py [ACTORS_DIR ...]
Without arguments every src/lang/*/actors directory of the checkout is checked.
Needs nothing but the standard library.
"""

import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# ISO 3166-1 alpha-3 (officially assigned), in one string to keep it readable.
ISO = set(
    """ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH
    BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW
    CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA
    GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR
    ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO
    MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD
    NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP
    SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS
    TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE""".split()
)
# Codes beyond the standard: Kosovo (user-assigned) and states that no longer exist.
ISO |= {"XKX", "SUN", "DDR", "YUG", "CSK", "SCG"}

ORGANIZATION_CLASSES = set(
    """party parliament government ministry agency court bank military police intelligence alliance international ngo
    union association company media agency-news club university religious armed-group coalition council
    committee foundation school hospital office other""".split()
)
FUNCTION_CLASSES = set("office leader spokesperson member employee profession title kin person".split())
FUNCTION_SCOPES = {"state", "body", ""}
GROUP_CLASSES = set("military police armed civil officials party workers people experts business".split())
BODY_CLASSES = set(
    """government ministry parliament party court prosecution police military intelligence agency company media bank
    union association club university school hospital religious armed coalition alliance committee council delegation
    office international ngo administration""".split()
)
KINDS = {"organization", "place"}

# File name: number of columns, then {column: allowed values}, {column: is an ISO code (True = required)}.
TABLES = {
    "states.tsv": (8, {7: {"f", "m", "pl", ""}}, {0: True}),
    "regions.tsv": (6, {2: {"state", "city"}}, {1: True}),
    "seats.tsv": (5, {1: KINDS}, {2: False}),
    "organizations.tsv": (5, {1: ORGANIZATION_CLASSES}, {2: False}),
    "functions.tsv": (4, {2: FUNCTION_CLASSES, 3: FUNCTION_SCOPES}, {}),
    "groups.tsv": (2, {1: GROUP_CLASSES}, {}),
    "bodies.tsv": (3, {1: KINDS, 2: BODY_CLASSES}, {}),
    "given_names.tsv": (2, {1: {"m", "f", "u"}}, {}),
    "name_particles.txt": (1, {}, {}),
    "grammar.tsv": (2, {}, {}),
}
# Columns of states.tsv whose values may belong to one state only.
STATE_UNIQUE = {1: "name", 2: "name", 3: "capital", 4: "adjective"}


def rows(path):
    """Yield (line number, cells) of the data lines of a table."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("#"):
            yield number, line.split("\t")


def check_cells(cells, width, allowed, codes):
    """Yield what is wrong with one line."""
    if len(cells) != width:
        yield f"{len(cells)} columns, expected {width}"
        return
    if not cells[0]:
        yield "empty first column"
    for cell in cells:
        if cell != cell.strip() or "  " in cell:
            yield f"stray blanks in {cell!r}"
        if unicodedata.normalize("NFC", cell) != cell:
            yield f"not in Unicode form NFC: {cell!r}"
        if ";" in cell and any(part != part.strip() or not part for part in cell.split(";")):
            yield f"empty or padded value in {cell!r}"
    for column, values in allowed.items():
        if cells[column] not in values:
            yield f"{cells[column]!r} in column {column + 1}, expected one of {sorted(values)}"
    for column, required in codes.items():
        if (required or cells[column]) and cells[column] not in ISO:
            yield f"{cells[column]!r} in column {column + 1} is no known country code"


def check_table(path, width, allowed, codes):
    """Yield faults of one file: format, order, duplicates."""
    if not path.read_text(encoding="utf-8").startswith("# "):
        yield f"{path}: no header comment"
    last = None
    for number, cells in rows(path):
        for fault in check_cells(cells, width, allowed, codes):
            yield f"{path}:{number}: {fault}"
        if last is not None and cells[0] == last:
            yield f"{path}:{number}: duplicate {last!r}"
        elif last is not None and cells[0] < last:
            yield f"{path}:{number}: {cells[0]!r} is out of order after {last!r}"
        last = cells[0]


def check_aliases(path, column):
    """Yield aliases that repeat the name of their own row or one another."""
    for number, cells in rows(path):
        names = [cells[0] if path.name != "states.tsv" else cells[1]]
        names += [name for name in cells[column].split(";") if name] if len(cells) > column else []
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield f"{path}:{number}: {name!r} is listed twice"


def check_states(path):
    """Yield names, capitals and adjectives that two states claim, and demonyms that are no pairs."""
    owner = {}
    for number, cells in rows(path):
        if len(cells) != 8:
            continue
        if cells[5].count(";") % 2 == 0 and cells[5]:
            yield f"{path}:{number}: demonyms {cells[5]!r} are no masculine;feminine pairs"
        for column, what in STATE_UNIQUE.items():
            for value in filter(None, cells[column].split(";")):
                if owner.setdefault((what, value), cells[0]) != cells[0]:
                    yield f"{path}:{number}: {what} {value!r} also belongs to {owner[what, value]}"


def check_directory(directory):
    """Yield all faults of the tables in one actors directory."""
    for path in sorted(directory.iterdir()):
        if path.name not in TABLES:
            yield f"{path}: unknown file"
            continue
        yield from check_table(path, *TABLES[path.name])
        aliases = {"states.tsv": 2, "regions.tsv": 3, "seats.tsv": 3, "organizations.tsv": 3}.get(path.name)
        if aliases:
            yield from check_aliases(path, aliases)
        if path.name == "states.tsv":
            yield from check_states(path)


def main():
    directories = [Path(name) for name in sys.argv[1:]] or sorted(ROOT.glob("src/lang/*/actors"))
    faults = [fault for directory in directories for fault in check_directory(directory)]
    for fault in faults:
        print(fault, file=sys.stderr)
    for directory in directories:
        for path in sorted(directory.iterdir()):
            print(f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}: {sum(1 for _ in rows(path))} rows")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
