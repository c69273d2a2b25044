#!/usr/bin/env python3
"""Write src/lang/{de,en}/actors/given_names.tsv.

Usage: python3 training/lexicons/given_names.py     (after: pip install Faker==40.54.0 names==0.3.0)
Reads the name lists of Faker (MIT) and, for English, the United States census of 1990 as packed in `names` (MIT;
the census itself is in the public domain), and given_names_by_hand.txt beside this script. Drops names that are also
frequent words of the language or names of states and their capitals, because those occur far more often as such.
"""

import importlib
import re
from collections import defaultdict
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BY_HAND = HERE / "given_names_by_hand.txt"
FAKER = (
    "de_DE de_AT de_CH de_LI en_US en_GB fr_FR it_IT es_ES es_MX pl_PL tr_TR nl_NL cs_CZ sk_SK sl_SI hu_HU ro_RO hr_HR"
    " sv_SE no_NO da_DK fi_FI et_EE lv_LV pt_PT pt_BR"
).split()
# Locales whose verdict on the gender counts more than the others': Andrea is a woman in German, a man in Italian;
# the reader of a German text expects the woman, unless the home locales disagree among themselves.
HOME = {"de": ("de_DE", "de_AT", "de_CH", "de_LI"), "en": ("en_US", "en_GB")}
# The census lists thousands of rare names; those up to this cumulative share (percent) are the common ones.
CENSUS_SHARE = 84.0
# Capital letter, small letters, further parts after hyphen or apostrophe; no abbreviations, no blanks.
NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:[-’'][^\W\d_]+)*\Z")
# Names that are more often something else in the language. Reviewed by hand from a list of those whose small-letter
# spelling or inflected forms are frequent words.
STOP = {
    "de": """
        Erbil Ajman Breda Kerman Vlora Alexandria Alberta Savannah Lucca Constanța Lourdes Einer Mentor Marine Emir
        Allen Anders Per Rein Darin Beste Solange Naja Davor Lasse Bitten Reine Kenn Del My Tage Helle Edit Fügen
        Server Love Bergen Us Made Job Mio Lage Ritt Line Olle Tor Lo Eitel Stein April August Junior Tore Juni Kick
        Baptist Silvester Pier Pastor Flor Kader Linde Ebbe Wille Laus Rute Parker Dom Bart Santa Pauli Gabel Sydney
        Olympia Aura Heli Hunter Nova Saar Chelsea Clinton Cruz Jet Nazi Sierra Gala Salvador Rica Bali Apollo
        Roberts Daniels Diamond Saga Jackson Wilson Van Virginia Georgia Dakota Montana Paris London Dallas Austin
        Houston Brooklyn India Asia Florida Madison Lincoln Bailey Islam Messias Jasmin Viola Trix Tiger Er Ay En Al
        Sie Es Was Wir Den Das Aller Alle Alt Bahn Band Bar Bau Berg Bild Boden Burg Dank Eis Fall Fest Feld Frau
        Herr Held Dame Hand Haus Hut Jagd Kern Kind König Kreis Land Lang Last Licht Luft Mal Markt Mond Not Ort Rad
        Rat Ring Ruf Saal Sand Schall Seite Sinn Spur Stern Tag Teil Tal Ton Uhr Wald Weg Weib Wein Welt Zeit Zug
        Bora Dal Dur Ela Genesis Justice Chance Prince King Duke Major Precious Summer Winter Sonne Star Engel Cent
        Dies Gar Halt Hell Hin Jede Kam Man Nie Nun Oft Rot Ruhe Sei Sein Seine So War Weil Will Wo Zu Mit Von Vor
        Soll Euro Karat Roma Tanne Delta Pelle Lupe Nisan Nil Dilemma Kent Ferrara Siena Jena Jera Rom Mali Om
        Granit Flora Victory Brave Future Serie Serbest Ordu Muş Bitte Yemen Nur Ende Asien Orient Ural Regen Mars
        Atlas Delfin Real Union Orden Ilk Ramadan Bayram Ramazan Kurban Sultan Paşa Han Hanım""",
    "en": """
        Geneva Odessa Valencia Alberta Adelaide Alexandria Erbil Jena Marinka Lucca Siena Tuva Kerman Breda Chita
        Constanța Vlora Albino Alpha Amor Aria Barb Birdie Brandy Canal Candida Christen Coral Cord Corona Del Divan
        Ebony Emir Feline Floor Flora Florin Franc Gal Gust Harm Henna Holm Ion Kata Laze Lope Ma Mar Marina Mate
        Mentor Mile Mille Misty Nana Newt Opal Ora Owe Pansy Paw Peer Puck Rein Roan Roar Salami Sever Sherry Strobe
        Taro Terra Tiara Tilde Till Tine Toy Trine Vega Vita Rumen Grit Gunnel Will May April June August Grant
        Chase Hunter Hope Faith Joy Chance Summer Autumn Dawn Sky Skye Rich Art Guy Major King Prince Justice Judge
        Royal Patience Destiny Harmony Melody Charity Mercy Trinity Christian Roman German Jordan Chad Israel China
        India Asia Kenya Paris London Chelsea Brooklyn Sydney Florence Savannah Cheyenne Phoenix Madison Jackson
        Lincoln Clinton Dakota Montana Austin Dallas Houston Virginia Georgia Carolina Vienna Angel Baby Bishop Case
        Cash Church Crew Creed Day Dean Deacon Diamond Earl Easter Ember Ever Foster Gay Genesis Golden Gray Green
        Haven Heaven Hero Honor Ivory Journey Junior Junio Lane Legend Liberty Lucky Marine Marshal Marshall
        Maverick Memphis Merry Messiah Miles Moses Mission Nation Nova Ocean Orlando Page Parker Penny Porter
        Precious Princess Promise Queen Rain Reign Rocky Saint Santa See Senior Shade Shadow Short Spring Sterling
        Star Stone Storm Sunday Sun Tuesday Twila Unique Valor Victory War Winter Wolf Wood Zion Winner An Are As
        Ask At Be Bent Best But By Can Come Den Din Do Door Edit Else Even Fair Far Fate Few For Fun Go Gun Hand He
        Her Him His Home In Is It Jan Jun Lay Let Line Long Lot Love Low Made Make Man Many Mart Men More Most My
        New No Nor Not Now Odd Of Off Old On One Or Our Out Own Pace Pastor Pate Pen Per Pet Pit Plan Pier Ran Real
        Rule Run Say Sea Server She Sin Sine Sit So Sob Some Son Sons Sole Soon Soul Still Store Such Sunny Tar Tea
        Team Ten The Them Then They This Thy To Tone Top Tor Tore True Try Two Up Us Van Very Was Water Way We Well
        What When Who Why Win Wine Worth Yes You Young Your Zeal Beat Bet Bin Boss Brand Cafe Cent Data Delta Dim
        Dime Dip Dies Dove Fan Fee Fin Fir Fur Gala Gaza Germany Gale Gem Grass Halt Ham Hell Hind Jam Jar Jet Job
        Kick Kin Kind Lake Land Lass Lean Linen Lime Link Live Lore Mali Mare Mars Mink Nil Olive Omen Opera Pal Pin
        Pine Polo Pole Rage Rally Rank Read Reef Reel River Rite Road Rock Roll Root Rune Rut Sage Saga Sail Sale
        Sand Sari Saturn Sax Sear Seal Self Sense Sierra Silver Small Smith Song Steel Sten Suit Sultan Tale Tall
        Tan Tank Tear Temple Tide Time Tiny Titan Toil Ton Tower Town Treasure Trial Tribe Truth Tune Ural Vale Vest
        Vision Wail Wall Wane Weal Wild Wise Wish World Year Islam Ramadan Nazi Olympia Apollo Salvador Naval
        Blessing Given Armistice Noble Buck Bud Chip Cliff Clay Rusty Stormy Tiger Rush Basil Forest Berry Coy Dusty
        Early Elder Friend Lacy Loyal Maxim Mayor Merit Minor Ok Pleasant Price Ransom Shad Shelf Shell Squire Wade
        Ward Worthy Bliss Blossom Bunny Candy Cherry Cherish Contessa Fairy Fame Flor Flower Fluffy Jewel Lady
        Latina Lovely Magnolia Missy Muse Ocie Peace Powder Prairie Queenie Season Serenity Special Sugar Sweet
        Temperance Velvet Voncile Whisper Dominion Booker Cruz Denver Milan Dublin Berlin Bari Bergen Nigh Alas Alto
        Alias Ante Arena Army Aura Bali Balance""",
}
KEEP = {"Victoria"}  # capital of the Seychelles, but a given name almost everywhere


def blocked(lang):
    """Names of states and their capitals in the language, and the stop list."""
    names = {name for name in STOP[lang].split() if "'" not in name}
    for line in (ROOT / f"src/lang/{lang}/actors/states.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            cells = line.split("\t")
            names.update(";".join(cells[1:4]).split(";"))
    return names - KEEP


def by_hand(lang):
    """Yield (name, gender) of the list beside this script; German also takes the English spelling."""
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        gender, _, names = line.partition(": ")
        for pair in names.split():
            spellings = pair.split("=")
            for name in spellings if lang == "de" else spellings[-1:]:
                yield name, gender


def from_faker():
    """Yield (name, gender, locale)."""
    for locale in FAKER:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for gender, attribute in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in getattr(provider, attribute):
                yield name, gender, locale


def from_census():
    """Yield (name, gender) of the common names of the census."""
    for gender, word in (("m", "male"), ("f", "female")):
        path = metadata.distribution("names").locate_file(f"names/dist.{word}.first")
        for line in Path(path).read_text(encoding="ascii").splitlines():
            name, _, cumulative, _ = line.split()
            if float(cumulative) <= CENSUS_SHARE:
                yield name.capitalize(), gender


def collect(lang):
    """Return {name: gender} of one language."""
    home, other = defaultdict(set), defaultdict(set)
    for name, gender, locale in from_faker():
        (home if locale in HOME[lang] else other)[name].add(gender)
    for name, gender in by_hand(lang):
        other[name].add(gender)
    if lang == "en":
        # The census counts even rare uses, so a name that the home locales know keeps the gender it has there.
        known = set(home)
        for name, gender in from_census():
            if name not in known:
                home[name].add(gender)
    out = {}
    stop = blocked(lang)
    for name in home.keys() | other.keys():
        if NAME.match(name) and name not in stop:
            genders = home.get(name) or other[name]
            out[name] = genders.copy().pop() if len(genders) == 1 else "u"
    for name, gender in by_hand(lang):
        if gender == "u" and name in out:
            out[name] = "u"
    return out


def main():
    faker, census = metadata.version("Faker"), metadata.version("names")
    for lang in ("de", "en"):
        if not (ROOT / f"src/lang/{lang}/actors/states.tsv").exists():
            continue
        sources = f"Faker {faker} (MIT, {len(FAKER)} locales)"
        if lang == "en":
            sources += f", names {census} (MIT; United States census 1990, public domain)"
        header = [
            "# Given names with the gender they usually have.",
            f"# Origin: {sources} and a list by hand;",
            "#   written by training/lexicons/given_names.py. Licence: MIT.",
            "# Names that are also frequent words, states or capitals are left out. Rows sorted by code point of the name.",
            "# Columns: name, gender (m, f, u = both or uncertain).",
        ]
        names = collect(lang)
        rows = [f"{name}\t{names[name]}" for name in sorted(names)]
        path = ROOT / f"src/lang/{lang}/actors/given_names.tsv"
        path.write_text("\n".join(header + rows) + "\n", encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {len(rows)} names")


if __name__ == "__main__":
    main()
