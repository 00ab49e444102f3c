"""The defects of invoices: what goes wrong, in which delivery, which rules see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from data_samples.generator.factuur_rijen import Btw, Factuur, Partij, facturen, met_sommen
from data_samples.generator.gebreken import Gebrek, Vindt, plant
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld
from data_samples.generator.wmo import iban

EERSTE, TWEEDE = LEVERINGEN[:1], LEVERINGEN[1:]
_VREEMD_KVK, _LANG_KVK = "90009999", "090003"


def geleverd(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Factuur]:
    """The invoices with their defects."""
    return plant(facturen(wereld, levering), GEBREKEN, levering, waarheid)


Wijziging = Callable[[Factuur], list[Factuur]]


def _zet(**velden: Any) -> Wijziging:
    return lambda factuur: [replace(factuur, **velden)]


def _leverancier(**velden: str) -> Wijziging:
    return lambda factuur: [replace(factuur, leverancier=replace(factuur.leverancier, **velden))]


def _nummer(factuur: Factuur) -> str:
    return factuur.nummer


def _vindt(*regels: int) -> tuple[Vindt[Factuur], ...]:
    """Where a rule looks follows from its number."""
    return tuple(
        Vindt(
            f"FAC-{n:03d}",
            _TABELLEN[n // 10],
            (lambda f: f.leverancier.nummer) if 30 <= n < 40 else _nummer,
        )
        for n in regels
    )


_TABELLEN = {
    0: "ggm_financien.factuur",
    2: "ggm_financien.factuurregel",
    3: "ggm_inkoop.leverancier",
    4: "bron.facturen_ubl_factuur",
    5: "bron.facturen_ubl_factuur",
    6: "bron.facturen_ubl_btw",
}


def _gewoon(factuur: Factuur) -> bool:
    return not factuur.credit and factuur.leverancier.schema == "0106"


def _met_btw(factuur: Factuur) -> bool:
    return _gewoon(factuur) and len(factuur.btw) == 1 and factuur.btw[0].percentage == "21"


def _meer(bedrag: str, euro: str) -> str:
    return str(Decimal(bedrag) + Decimal(euro))


def _ander_totaal(factuur: Factuur) -> list[Factuur]:
    return [replace(factuur, inclusief=_meer(factuur.inclusief, "10.00"))]


def _regels_tellen_niet_op(factuur: Factuur) -> list[Factuur]:
    """The sums fit each other, not the lines."""
    exclusief, inclusief = _meer(factuur.exclusief, "5.00"), _meer(factuur.inclusief, "5.00")
    return [replace(factuur, exclusief=exclusief, inclusief=inclusief)]


def _btw_telt_niet_op(factuur: Factuur) -> list[Factuur]:
    totaal, inclusief = _meer(factuur.btw_totaal, "3.00"), _meer(factuur.inclusief, "3.00")
    return [replace(factuur, btw_totaal=totaal, inclusief=inclusief)]


def _btw_te_hoog(factuur: Factuur) -> list[Factuur]:
    """The VAT of the only rate is wrong; the sums follow it."""
    [deel] = factuur.btw
    bedrag = _meer(deel.bedrag, "2.00")
    btw = (Btw(deel.grondslag, bedrag, deel.percentage),)
    return [
        replace(factuur, btw=btw, btw_totaal=bedrag, inclusief=_meer(factuur.inclusief, "2.00"))
    ]


def _regel(**velden: str) -> Wijziging:
    """Change the first line; the sums follow."""

    def wijzig(factuur: Factuur) -> list[Factuur]:
        regels = (replace(factuur.regels[0], **velden), *factuur.regels[1:])
        sommen: dict[str, Any] = met_sommen(factuur, regels)
        return [replace(factuur, **sommen)]

    return wijzig


def _dubbel(factuur: Factuur) -> list[Factuur]:
    return [factuur, factuur]


def _elders(volgnummer: str) -> Partij:
    """A supplier with one invoice, so that a wrong account is wrong nowhere else."""
    oin = f"000000010000000{volgnummer}000"
    naam = f"Waterschap Zilt {volgnummer}"
    return Partij(naam, oin, "0190", "Dijk 1", "Verweghe", "3900AB", iban(int(volgnummer)))


def _twee_rekeningen(factuur: Factuur) -> list[Factuur]:
    eerste = replace(factuur, leverancier=_elders("49"), rekening=iban(49))
    return [eerste, replace(eerste, nummer="F2026-TWEE", rekening=iban(50))]


def _later(factuur: Factuur, dagen: int) -> str:
    return (date.fromisoformat(factuur.datum) + timedelta(days=dagen)).isoformat()


GEBREKEN: tuple[Gebrek[Factuur], ...] = (
    Gebrek("de factuur ligt er twee keer", _dubbel, _vindt(1, 7, 41), _met_btw),
    Gebrek("de factuurdatum ontbreekt", _zet(datum=""), _vindt(2), _gewoon),
    Gebrek("de factuurdatum bestaat niet", _zet(datum="2026-02-30"), _vindt(2, 3), _gewoon,
           EERSTE),
    Gebrek("de factuurdatum staat andersom", _zet(datum="14-03-2026"), _vindt(2, 3), _gewoon),
    Gebrek("de factuurdatum ligt in de toekomst", _zet(datum="2062-03-14", vervalt=""), _vindt(4),
           _gewoon),
    Gebrek("de factuur vervalt na een jaar",
           lambda f: [replace(f, vervalt=_later(f, 365))], _vindt(5), _gewoon),
    Gebrek("de factuur vervalt voor zij is gemaakt",
           lambda f: [replace(f, vervalt=_later(f, -3))], _vindt(5), _gewoon, TWEEDE),
    Gebrek("het nummer van de leverancier ontbreekt", _leverancier(nummer=""), _vindt(6), _gewoon),
    Gebrek("de regels tellen niet op tot het totaal", _regels_tellen_niet_op, _vindt(7), _gewoon),
    Gebrek("de factuur heeft geen regels", _zet(regels=()), _vindt(8), _gewoon),
    Gebrek("het btw-tarief bestaat niet meer", _regel(percentage="19"), _vindt(20), _met_btw),
    Gebrek("het btw-tarief bestaat niet meer", _regel(percentage="6"), _vindt(20), _met_btw,
           EERSTE),
    Gebrek("de regel is niet omschreven", _regel(omschrijving=""), _vindt(21), _gewoon),
    Gebrek("het nummer staat op een andere naam", _leverancier(naam="Handelsonderneming Zilt"),
           _vindt(30), _gewoon),
    Gebrek("de naam van de leverancier ontbreekt",
           _leverancier(naam="", nummer="00000001000000012000", schema="0190"), _vindt(31),
           _gewoon),
    Gebrek("de leverancier staat niet in het Handelsregister", _leverancier(nummer=_VREEMD_KVK),
           _vindt(32), _gewoon),
    Gebrek("het totaal met btw klopt niet", _ander_totaal, _vindt(40), _gewoon),
    Gebrek("het totaal met btw klopt niet", _ander_totaal, _vindt(40), _gewoon, TWEEDE),
    Gebrek("de btw per tarief telt niet op", _btw_telt_niet_op, _vindt(41), _gewoon),
    Gebrek("de soort factuur bestaat niet", _zet(soort="325"), _vindt(42), _gewoon),
    Gebrek("de postcode van de leverancier ontbreekt", _leverancier(postcode=""), _vindt(43),
           _gewoon),
    Gebrek("het KVK-nummer mist cijfers", _leverancier(nummer=_LANG_KVK), _vindt(44), _gewoon),
    Gebrek("het nummer van de gemeente ontbreekt",
           lambda f: [replace(f, klant=replace(f.klant, nummer=""))], _vindt(45), _gewoon),
    Gebrek("de betaalwijze ontbreekt", _zet(betaalwijze="", rekening=""), _vindt(46), _gewoon),
    Gebrek("de betaalwijze bestaat niet", _zet(betaalwijze="030"), _vindt(47), _gewoon),
    Gebrek("de betaalwijze is contant", _zet(betaalwijze="10"), _vindt(47), _gewoon, EERSTE),
    Gebrek("de controlecijfers van het rekeningnummer kloppen niet",
           lambda f: [replace(f, leverancier=_elders("48"), rekening="NL99WTRP0500004462")],
           _vindt(48), _gewoon),
    Gebrek("de controlecijfers van het rekeningnummer kloppen niet",
           lambda f: [replace(f, leverancier=_elders("47"), rekening="NL00WTRP0500004465")],
           _vindt(48), _gewoon, TWEEDE),
    Gebrek("een leverancier noemt twee rekeningen", _twee_rekeningen,
           (*_vindt(49), Vindt("FAC-049", "bron.facturen_ubl_factuur", lambda _: "F2026-TWEE")),
           _gewoon),
    Gebrek("de factuur is in dollars", _zet(valuta="USD"), _vindt(50), _gewoon),
    Gebrek("de btw is niet het percentage", _btw_te_hoog, _vindt(60), _met_btw),
    Gebrek("het bedrag is niet aantal maal prijs", _regel(prijs="1000.00"),
           (Vindt("FAC-061", "bron.facturen_ubl_factuurregel", _nummer),), _gewoon),
)  # fmt: skip
