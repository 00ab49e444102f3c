-- doel: ggm_rgbz.status
-- bron: zaken_zgw
-- beschrijving: Elke keer dat een zaak een status kreeg. Wijst een status naar een zaak die niet is
--   geleverd, dan krijgt zij een sleutel die nergens bestaat: een regel vindt dat.
with nummers as (
    select url, min(bronorganisatie) as bronorganisatie, min(identificatie) as identificatie
    from bron.zaken_zgw_zaak
    group by url
)
select
    s._rij                                          as dwh_bronrij,
    sleutel('status', s.uuid)                       as status_id,
    datum_van_tijdstip(s.datum_status_gezet)        as datumstatusgezet,
    s.statustoelichting                             as statustoelichting,
    case janee(s.indicatie_laatst_gezette_status)
        when 'true' then 'J' when 'false' then 'N' else s.indicatie_laatst_gezette_status
    end                                             as indicatieiaatstgezettestatus,
    coalesce(
        sleutel2('zaak', z.bronorganisatie, z.identificatie), sleutel('zaak', s.zaak)
    )                                               as heeft_zaak_id,
    sleutel('statustype', s.statustype)             as is_van_statustype_id,
    case when coalesce(trim(s.uuid), '') = ''
         then 'De uuid ontbreekt: zonder uuid is deze status niet te herkennen.'
    end                                             as _reden
from bron.zaken_zgw_status as s
left join nummers as z on z.url = s.zaak
