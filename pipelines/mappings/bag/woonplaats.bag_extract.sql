-- doel: ggm_bag.woonplaats
-- bron: bag_extract
-- beschrijving: Woonplaatsen met hun levensloop: een rij per voorkomen. De gemeente komt uit de
--   landelijke relatielijst, zoals die gold op de dag van de levering.
with voorkomen as (
    select w.*,
           bag_geldig_tot(
               w.begingeldigheid, w.eindgeldigheid, w.eindregistratie,
               w.tijdstipinactief, w.tijdstipinactieflv, w.tijdstipnietbaglv
           ) as geldig_tot,
           nullif(w.begingeldigheid, '') is distinct from geldig_tot as heeft_gegolden,
           lower(w.status) in ('woonplaats ingetrokken') as beeindigd
    from bron.bag_extract_woonplaats as w
)
select
    v._rij                                          as dwh_bronrij,
    sleutel('woonplaats', v.identificatie)          as woonplaats_id,
    v.identificatie                                 as identificatie,
    v.naam                                          as woonplaatsnaam,
    case when length(v.naam) <= 24 then v.naam end  as woonplaatsnaamnen,
    v.geometrie                                     as geometrie,
    v.voorkomenidentificatie                        as voorkomen,
    v.tijdstipregistratie                           as tijdstipregistratie,
    nullif(v.eindregistratie, '')                   as eindregistratie,
    sleutel('gemeente', g.gemeente)                 as ligt_in_gemeente_id,
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
         then 'Een woonplaats zonder identificatie kan niet geladen worden: vul die aan bij de bron.'
    end                                             as _reden
from voorkomen as v
left join (
    select r.woonplaats, max_by(r.gemeente, r.begindatum) as gemeente
    from bron.bag_extract_gemeentewoonplaatsrelatie as r
    where try_cast(r.begindatum as date) <= r._levering
      and (coalesce(r.einddatum, '') = '' or try_cast(r.einddatum as date) > r._levering)
    group by r.woonplaats
) as g on g.woonplaats = v.identificatie
window object as (partition by v.identificatie)
