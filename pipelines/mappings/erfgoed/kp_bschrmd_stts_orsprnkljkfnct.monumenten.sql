-- doel: ggm_monumenten.kp_bschrmd_stts_orsprnkljkfnct
-- bron: monumenten
-- beschrijving: Waarvoor een monument is gebouwd.
select
    _rij                                                       as dwh_bronrij,
    sleutel2('monument_functie', registernummer, oorspronkelijke_functie)
                                                               as kp_bschrmd_stts_orsprnkljkfnct_id,
    sleutel('beschermde_status', registernummer)               as beschermde_status_id,
    sleutel('oorspronkelijkefunctie', oorspronkelijke_functie) as oorspronkelijkefunctie_id
from bron.monumenten_monument
where coalesce(trim(registernummer), '') <> '' and coalesce(trim(oorspronkelijke_functie), '') <> ''
