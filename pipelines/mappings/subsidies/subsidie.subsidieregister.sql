-- doel: ggm_subsidies.subsidie
-- bron: subsidieregister
-- beschrijving: Elk dossier. Het bedrag is wat is verleend; het dossiernummer staat in het GGM bij de
--   aanvraag (kenmerk).
select
    _rij                                      as dwh_bronrij,
    sleutel('subsidie', dossiernummer)        as subsidie_id,
    'Gemeente'                                as niveau,
    decimaal_nl(verleend)                     as subsidiebedrag,
    opmerkingen                               as opmerkingen,
    status                                    as status,
    datum_nl(startdatum)                      as datumstart,
    datum_nl(einddatum)                       as datumeinde,
    datum_nl(datum_vaststelling)              as datumsubsidievaststelling,
    decimaal_nl(vastgesteld)                  as subsidievaststellingbedrag,
    project                                   as onderwerp,
    periodiciteit                             as subsidiesoort,
    'true'                                    as uitgaandesubsidie,
    sleutel('organisatie', rsin)              as aanvrager_rechtspersoon_id,
    sleutel('subsidieprogramma', regeling)    as gaat_over_subsidieprogramma_id,
    sleutel('sector', thema)                  as valt_binnen_sector_id,
    case when coalesce(trim(dossiernummer), '') = ''
         then 'Dossiernummer ontbreekt: zonder nummer is deze subsidie niet terug te vinden.'
    end                                       as _reden
from bron.subsidieregister_subsidie
