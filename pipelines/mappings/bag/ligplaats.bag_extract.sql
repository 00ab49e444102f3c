-- doel: ggm_bag.ligplaats
-- bron: bag_extract
-- beschrijving: Ligplaatsen met hun levensloop: een rij per voorkomen.
with voorkomen as (
    select l.*,
           bag_geldig_tot(
               l.begingeldigheid, l.eindgeldigheid, l.eindregistratie,
               l.tijdstipinactief, l.tijdstipinactieflv, l.tijdstipnietbaglv
           ) as geldig_tot,
           nullif(l.begingeldigheid, '') is distinct from geldig_tot as heeft_gegolden,
           lower(l.status) in ('plaats ingetrokken') as beeindigd
    from bron.bag_extract_ligplaats as l
)
select
    v._rij                                          as dwh_bronrij,
    sleutel('adresseerbaarobject', v.identificatie) as ligplaats_id,
    v.identificatie                                 as identificatie,
    v.geometrie                                     as geometrie,
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
         then 'Een ligplaats zonder identificatie kan niet geladen worden: vul die aan bij de bron.'
    end                                             as _reden
from voorkomen as v
window object as (partition by v.identificatie)
