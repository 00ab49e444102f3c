-- doel: ggm_monumenten.kp_bschrmd_stts_bwctvtt
-- bron: monumenten
-- beschrijving: Welke bouwperiode bij welk monument hoort.
select
    _rij                                         as dwh_bronrij,
    sleutel('bouwactiviteit', registernummer)    as kp_bschrmd_stts_bwctvtt_id,
    sleutel('beschermde_status', registernummer) as beschermde_status_id,
    sleutel('bouwactiviteit', registernummer)    as bouwactiviteit_id
from bron.monumenten_monument
where coalesce(trim(registernummer), '') <> ''
  and (coalesce(bouwjaar_van, '') <> '' or coalesce(bouwjaar_tot, '') <> '')
