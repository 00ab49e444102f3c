-- doel: ggm_rgbz.statustype
-- bron: zaken_zgw
-- beschrijving: De stappen die een zaaktype kent, met hun volgorde.
select
    s._rij                              as dwh_bronrij,
    sleutel('statustype', s.url)        as statustype_id,
    s.omschrijving                      as statustypeomschrijving,
    s.omschrijving_generiek             as statustypeomschrijvinggeneriek,
    s.volgnummer                        as statustypevolgnummer,
    iso_duur_in_dagen(s.doorlooptijd)   as doorlooptijdstatus,
    s.begin_geldigheid                  as datumbegingeldigheidstatustype,
    s.einde_geldigheid                  as datumeindegeldigheidstatustype,
    sleutel('zaaktype', s.zaaktype)     as heeft_zaaktype_id,
    case when coalesce(trim(s.url), '') = ''
         then 'De url ontbreekt: zonder url kan geen status naar dit statustype wijzen.'
    end                                 as _reden
from bron.zaken_zgw_statustype as s
