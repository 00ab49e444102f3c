-- doel: ggm_subsidies.subsidiebeschikking
-- bron: subsidieregister
-- beschrijving: De besluiten. Een dossier zonder enig gegeven over een besluit doet hier niet mee. De
--   datum van het besluit heeft in het GGM geen plek; die staat in bron.
select
    _rij                                               as dwh_bronrij,
    sleutel('subsidiebeschikking', beschikkingsnummer) as subsidiebeschikking_id,
    beschikkingsnummer                                 as beschikkingsnummer,
    dossiernummer                                      as kenmerk,
    besluit                                            as besluit,
    decimaal_nl(verleend)                              as beschiktbedrag,
    sleutel('subsidie', dossiernummer)                 as betreft_subsidie_id,
    case when coalesce(trim(beschikkingsnummer), '') = ''
         then 'Beschikkingsnummer ontbreekt: zonder nummer is het besluit niet terug te vinden.'
    end                                                as _reden
from bron.subsidieregister_subsidie
where coalesce(beschikkingsnummer, '') <> '' or coalesce(datum_besluit, '') <> ''
   or coalesce(besluit, '') <> ''
