-- doel: ggm_monumenten.bouwactiviteit
-- bron: monumenten
-- beschrijving: Wanneer een monument is gebouwd. Een monument zonder bouwjaren doet hier niet mee.
select
    _rij                                      as dwh_bronrij,
    sleutel('bouwactiviteit', registernummer) as bouwactiviteit_id,
    bouwjaar_van                              as bouwjaarvan,
    bouwjaar_tot                              as bouwjaartot
from bron.monumenten_monument
where coalesce(trim(registernummer), '') <> ''
  and (coalesce(bouwjaar_van, '') <> '' or coalesce(bouwjaar_tot, '') <> '')
