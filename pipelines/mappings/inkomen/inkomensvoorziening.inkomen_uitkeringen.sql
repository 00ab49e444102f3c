-- doel: ggm_inkomen.inkomensvoorziening
-- bron: inkomen_uitkeringen
-- beschrijving: De uitkeringen, per dossier.
select
    _rij                                              as dwh_bronrij,
    sleutel('inkomensvoorziening', dossiernummer)     as inkomensvoorziening_id,
    dossiernummer                                     as code,
    datum_nl(ingangsdatum)                            as ingangsdatum,
    datum_nl(einddatum)                               as einddatum,
    datum_nl(toekenningsdatum)                        as toekenningsdatum,
    datum_nl(toekenningsdatum)                        as datumtoekenning,
    decimaal_nl(bedrag)                               as bedrag,
    janee(eenmalig)                                   as eenmalig,
    betalingsmoment                                   as betalingsmomentcode,
    janee(geblokkeerd)                                as indicatieblokkering,
    datum_nl(verwerkt_tot_en_met)                     as verwerkttotenmetdatum,
    sleutel('clientbegeleider', consulent)            as clientbegeleider_id,
    sleutel('persoon', burgerservicenummer)           as heeft_uitkering_ingeschrevenpersoon_id,
    sleutel('inkomensvoorzieningsoort', regelingcode) as is_soort_voorziening_inkomensvoorzieningsoort_id,
    case when coalesce(trim(dossiernummer), '') = ''
         then 'Dossiernummer ontbreekt: deze uitkering is niet te herkennen.'
    end as _reden
from bron.inkomen_uitkeringen_voorziening
