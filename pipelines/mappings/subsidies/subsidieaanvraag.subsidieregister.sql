-- doel: ggm_subsidies.subsidieaanvraag
-- bron: subsidieregister
-- beschrijving: De aanvraag van elk dossier, met het besluit waar zij in uitmondt.
select
    _rij                                               as dwh_bronrij,
    sleutel('subsidieaanvraag', dossiernummer)         as subsidieaanvraag_id,
    dossiernummer                                      as kenmerk,
    datum_nl(datum_aanvraag)                           as datumindiening,
    decimaal_nl(aangevraagd)                           as aangevraagdbedrag,
    sleutel('subsidie', dossiernummer)                 as betreft_subsidie_id,
    sleutel('subsidiebeschikking', beschikkingsnummer) as mondt_uit_subsidiebeschikking_id
from bron.subsidieregister_subsidie
where coalesce(trim(dossiernummer), '') <> ''
