-- doel: ggm_bag.kp_vrbljfsbjct_pnd
-- bron: bag_extract
-- beschrijving: Van welke panden een verblijfsobject deel uitmaakt. Een rij per voorkomen van het
--   verblijfsobject en per pand.
with relatie as (
    select o._rij, o.identificatie, o.begingeldigheid,
           unnest(json_teksten(o.maaktdeeluitvan)) as pand,
           bag_geldig_tot(
               o.begingeldigheid, o.eindgeldigheid, o.eindregistratie,
               o.tijdstipinactief, o.tijdstipinactieflv, o.tijdstipnietbaglv
           ) as geldig_tot
    from bron.bag_extract_verblijfsobject as o
)
select
    r._rij                                          as dwh_bronrij,
    sleutel2('verblijfsobject_pand', r.identificatie, r.pand)
                                                    as kp_vrbljfsbjct_pnd_id,
    sleutel('adresseerbaarobject', r.identificatie) as verblijfsobject_id,
    sleutel('pand', r.pand)                         as pand_id,
    r.begingeldigheid                               as dwh_datumtijd_geldig_vanaf,
    r.geldig_tot                                    as dwh_datumtijd_geldig_tot_met,
    case when coalesce(trim(r.identificatie), '') = '' or coalesce(trim(r.pand), '') = ''
         then 'De relatie tussen verblijfsobject en pand mist een identificatie.'
    end                                             as _reden
from relatie as r
