-- doel: ggm_wmo_jeugd.toewijzing
-- bron: ijw_berichten
-- beschrijving: De jeugdhulp waarvoor een aanbieder opdracht kreeg (301). Nummers zijn uniek per wet, dus
--   de sleutel bevat de wet.
select
    _rij                                                as dwh_bronrij,
    sleutel2('toewijzing', 'Jeugdwet', toewijzingnummer) as toewijzing_id,
    toewijzingnummer                                    as toewijzingnummer,
    toewijzingsdatum                                    as datumtoewijzing,
    ingangsdatum                                        as datumstarttoewijzing,
    einddatum                                           as datumeindetoewijzing,
    reden_wijziging                                     as redenwijziging,
    volume                                              as omvang,
    istandaard_eenheid(eenheid)                         as eenheid,
    istandaard_frequentie(frequentie)                   as frequentie,
    commentaar                                          as commentaar,
    productcode                                         as code,
    'Jeugdwet'                                          as wet,
    sleutel('leverancier', ontvanger)                   as levert_voorziening_leverancier_id,
    case when coalesce(trim(toewijzingnummer), '') = ''
         then 'Toewijzingnummer ontbreekt: zonder nummer kan een aanbieder hierop niet declareren.'
    end                                                 as _reden
from bron.ijw_berichten_toewijzing
