-- doel: ggm_monumenten.kp_bschrmd_stts_bwstjl
-- bron: monumenten
-- beschrijving: Welke bouwstijl een monument heeft.
select
    _rij                                                    as dwh_bronrij,
    sleutel2('monument_bouwstijl', registernummer, bouwstijl) as kp_bschrmd_stts_bwstjl_id,
    sleutel('beschermde_status', registernummer)            as beschermde_status_id,
    sleutel('bouwstijl', bouwstijl)                         as bouwstijl_id
from bron.monumenten_monument
where coalesce(trim(registernummer), '') <> '' and coalesce(trim(bouwstijl), '') <> ''
