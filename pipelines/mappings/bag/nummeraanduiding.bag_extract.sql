-- doel: ggm_bag.nummeraanduiding
-- bron: bag_extract
-- beschrijving: Adressen met hun levensloop: een rij per voorkomen. Van welk object een adres
--   nevenadres is, staat in het extract bij dat object en wordt hier bij het adres gezet.
with voorkomen as (
    select n.*,
           bag_geldig_tot(
               n.begingeldigheid, n.eindgeldigheid, n.eindregistratie,
               n.tijdstipinactief, n.tijdstipinactieflv, n.tijdstipnietbaglv
           ) as geldig_tot,
           nullif(n.begingeldigheid, '') is distinct from geldig_tot as heeft_gegolden,
           lower(n.status) in ('naamgeving ingetrokken') as beeindigd
    from bron.bag_extract_nummeraanduiding as n
)
select
    v._rij                                          as dwh_bronrij,
    sleutel('nummeraanduiding', v.identificatie)    as nummeraanduiding_id,
    v.identificatie                                 as identificatie,
    v.huisnummer                                    as huisnummer,
    v.huisletter                                    as huisletter,
    v.huisnummertoevoeging                          as huisnummertoevoeging,
    v.postcode                                      as postcode,
    v.typeadresseerbaarobject                       as typeadresseerbaarobject,
    sleutel('openbareruimte', v.ligtaan)            as ligt_aan_openbareruimte_id,
    sleutel('woonplaats', v.ligtin)                 as ligt_in_woonplaats_id,
    sleutel('adresseerbaarobject', a.object)        as heeft_als_nevenadres_adresseerbaarobject_id,
    lower(v.status)                                 as status,
    janee(v.geconstateerd)                          as geconstateerd,
    v.documentdatum                                 as documentdatum,
    v.documentnummer                                as documentnummer,
    v.begingeldigheid                               as begingeldigheid,
    v.eindgeldigheid                                as eindegeldigheid,
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
         then 'Een nummeraanduiding zonder identificatie kan niet geladen worden: vul die aan bij de bron.'
    end                                             as _reden
from voorkomen as v
left join (
    select n.nummeraanduiding, min(n.identificatie) as object
    from (
        select identificatie, unnest(json_teksten(heeftalsnevenadres)) as nummeraanduiding
        from bron.bag_extract_verblijfsobject
        where bag_geldig_tot(begingeldigheid, eindgeldigheid, eindregistratie, tijdstipinactief,
                             tijdstipinactieflv, tijdstipnietbaglv) is null
        union all
        select identificatie, unnest(json_teksten(heeftalsnevenadres)) as nummeraanduiding
        from bron.bag_extract_ligplaats
        where bag_geldig_tot(begingeldigheid, eindgeldigheid, eindregistratie, tijdstipinactief,
                             tijdstipinactieflv, tijdstipnietbaglv) is null
        union all
        select identificatie, unnest(json_teksten(heeftalsnevenadres)) as nummeraanduiding
        from bron.bag_extract_standplaats
        where bag_geldig_tot(begingeldigheid, eindgeldigheid, eindregistratie, tijdstipinactief,
                             tijdstipinactieflv, tijdstipnietbaglv) is null
    ) as n
    group by n.nummeraanduiding
) as a on a.nummeraanduiding = v.identificatie
window object as (partition by v.identificatie)
