-- doel: ggm_bag.adresseerbaarobject
-- bron: bag_extract
-- beschrijving: Wat verblijfsobjecten, ligplaatsen en standplaatsen gemeen hebben: hun soort en hun
--   hoofdadres. Een rij per voorkomen, met dezelfde sleutel als in de tabel van de soort.
with object as (
    select o._rij, o.identificatie, o.heeftalshoofdadres, o.voorkomenidentificatie,
           o.begingeldigheid, 'Verblijfsobject' as soort,
           bag_geldig_tot(
               o.begingeldigheid, o.eindgeldigheid, o.eindregistratie,
               o.tijdstipinactief, o.tijdstipinactieflv, o.tijdstipnietbaglv
           ) as geldig_tot
    from bron.bag_extract_verblijfsobject as o
    union all
    select l._rij, l.identificatie, l.heeftalshoofdadres, l.voorkomenidentificatie,
           l.begingeldigheid, 'Ligplaats',
           bag_geldig_tot(
               l.begingeldigheid, l.eindgeldigheid, l.eindregistratie,
               l.tijdstipinactief, l.tijdstipinactieflv, l.tijdstipnietbaglv
           )
    from bron.bag_extract_ligplaats as l
    union all
    select s._rij, s.identificatie, s.heeftalshoofdadres, s.voorkomenidentificatie,
           s.begingeldigheid, 'Standplaats',
           bag_geldig_tot(
               s.begingeldigheid, s.eindgeldigheid, s.eindregistratie,
               s.tijdstipinactief, s.tijdstipinactieflv, s.tijdstipnietbaglv
           )
    from bron.bag_extract_standplaats as s
)
select
    object._rij                                     as dwh_bronrij,
    sleutel('adresseerbaarobject', object.identificatie)
                                                    as adresseerbaarobject_id,
    object.identificatie                            as identificatie,
    object.voorkomenidentificatie                   as versie,
    object.soort                                    as typeadresseerbaarobject,
    sleutel('nummeraanduiding', object.heeftalshoofdadres)
                                                    as heeft_als_hoofdadres_nummeraanduiding_id,
    object.begingeldigheid                          as dwh_datumtijd_geldig_vanaf,
    object.geldig_tot                               as dwh_datumtijd_geldig_tot_met,
    case when coalesce(trim(object.identificatie), '') = ''
         then 'Een object zonder identificatie kan niet geladen worden: vul die aan bij de bron.'
    end                                             as _reden
from object
