-- doel: ggm_bag.openbareruimte
-- bron: bag_extract
-- beschrijving: Straten en andere openbare ruimten met hun levensloop: een rij per voorkomen.
--   De straatnaam is de verkorte naam, of de naam als die kort genoeg is (NEN 5825, 24 tekens).
with voorkomen as (
    select o.*,
           bag_geldig_tot(
               o.begingeldigheid, o.eindgeldigheid, o.eindregistratie,
               o.tijdstipinactief, o.tijdstipinactieflv, o.tijdstipnietbaglv
           ) as geldig_tot,
           nullif(o.begingeldigheid, '') is distinct from geldig_tot as heeft_gegolden,
           lower(o.status) in ('naamgeving ingetrokken') as beeindigd
    from bron.bag_extract_openbareruimte as o
)
select
    v._rij                                          as dwh_bronrij,
    sleutel('openbareruimte', v.identificatie)      as openbareruimte_id,
    v.identificatie                                 as identificatie,
    v.naam                                          as naamopenbareruimte,
    coalesce(nullif(v.verkortenaam, ''), case when length(v.naam) <= 24 then v.naam end)
                                                    as straatnaam,
    lower(v.type)                                   as typeopenbareruimte,
    sleutel('woonplaats', v.ligtin)                 as ligt_in_woonplaats_id,
    lower(v.status)                                 as status,
    janee(v.geconstateerd)                          as geconstateerd,
    v.documentdatum                                 as documentdatum,
    v.documentnummer                                as documentnummer,
    v.begingeldigheid                               as begingeldigheid,
    v.eindgeldigheid                                as eindgeldigheid,
    min(case when v.heeft_gegolden then try_cast(v.begingeldigheid as date) end)
        over object                                 as datumingang,
    case when bool_or(v.beeindigd and v.geldig_tot is null) over object
         then min(case when v.beeindigd and v.heeft_gegolden
                       then try_cast(v.begingeldigheid as date) end) over object
    end                                             as datumeinde,
    v.voorkomenidentificatie                        as versie,
    v.begingeldigheid                               as dwh_datumtijd_geldig_vanaf,
    v.geldig_tot                                    as dwh_datumtijd_geldig_tot_met,
    case when coalesce(trim(v.identificatie), '') = ''
         then 'Een openbare ruimte zonder identificatie kan niet geladen worden: vul die aan bij de bron.'
    end                                             as _reden
from voorkomen as v
window object as (partition by v.identificatie)
