-- doel: ggm_bag.verblijfsobject
-- bron: bag_extract
-- beschrijving: Verblijfsobjecten met hun levensloop: een rij per voorkomen. Meer gebruiksdoelen
--   staan in een tekst, met komma's ertussen. De adressen en panden staan in andere tabellen.
with voorkomen as (
    select o.*,
           bag_geldig_tot(
               o.begingeldigheid, o.eindgeldigheid, o.eindregistratie,
               o.tijdstipinactief, o.tijdstipinactieflv, o.tijdstipnietbaglv
           ) as geldig_tot,
           nullif(o.begingeldigheid, '') is distinct from geldig_tot as heeft_gegolden,
           lower(o.status) in (
               'verblijfsobject ingetrokken',
               'niet gerealiseerd verblijfsobject',
               'verblijfsobject ten onrechte opgevoerd'
           ) as beeindigd
    from bron.bag_extract_verblijfsobject as o
)
select
    v._rij                                          as dwh_bronrij,
    sleutel('adresseerbaarobject', v.identificatie) as verblijfsobject_id,
    v.identificatie                                 as identificatie,
    array_to_string(list_sort(json_teksten(v.gebruiksdoel)), ', ')
                                                    as gebruiksdoel,
    v.oppervlakte                                   as oppervlakte,
    v.geometrie                                     as geometrie,
    case lower(v.status)
        -- Het GGM draait de woorden om.
        when 'verbouwing verblijfsobject' then 'verblijfsobject verbouwing'
        else lower(v.status)
    end                                             as status,
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
         then 'Een verblijfsobject zonder identificatie kan niet geladen worden: vul die aan bij de bron.'
    end                                             as _reden
from voorkomen as v
window object as (partition by v.identificatie)
