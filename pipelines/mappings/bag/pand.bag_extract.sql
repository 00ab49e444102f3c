-- doel: ggm_bag.pand
-- bron: bag_extract
-- beschrijving: Panden met hun levensloop: een rij per voorkomen. De datum einde is de dag
--   waarop het pand gesloopt, niet gerealiseerd of ten onrechte opgevoerd werd.
with voorkomen as (
    select p.*,
           bag_geldig_tot(
               p.begingeldigheid, p.eindgeldigheid, p.eindregistratie,
               p.tijdstipinactief, p.tijdstipinactieflv, p.tijdstipnietbaglv
           ) as geldig_tot,
           nullif(p.begingeldigheid, '') is distinct from geldig_tot as heeft_gegolden,
           lower(p.status) in (
               'pand gesloopt',
               'niet gerealiseerd pand',
               'pand ten onrechte opgevoerd'
           ) as beeindigd
    from bron.bag_extract_pand as p
)
select
    v._rij                                          as dwh_bronrij,
    sleutel('pand', v.identificatie)                as pand_id,
    v.identificatie                                 as identificatie,
    v.oorspronkelijkbouwjaar                        as oorspronkelijkbouwjaar,
    v.geometrie                                     as geometriebovenaanzicht,
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
         then 'Een pand zonder identificatie kan niet geladen worden: vul die aan bij de bron.'
    end                                             as _reden
from voorkomen as v
window object as (partition by v.identificatie)
