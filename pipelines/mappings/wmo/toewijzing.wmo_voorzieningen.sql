-- doel: ggm_wmo_jeugd.toewijzing
-- bron: wmo_voorzieningen
-- beschrijving: De opdracht aan een aanbieder. Een pgb heeft geen toewijzing; zulke rijen doen hier
--   niet mee. Rijen zonder enig gegeven over een toewijzing ook niet: daarop let een regel.
select
    _rij                                      as dwh_bronrij,
    sleutel('toewijzing', toewijzingnummer)   as toewijzing_id,
    toewijzingnummer                          as toewijzingnummer,
    datum_nl(datum_toewijzing)                as datumtoewijzing,
    datum_nl(ingangsdatum_toewijzing)         as datumstarttoewijzing,
    datum_nl(einddatum_toewijzing)            as datumeindetoewijzing,
    reden_wijziging                           as redenwijziging,
    omvang                                    as omvang,
    toelichting                               as commentaar,
    case ltrim(trim(eenheid), '0')
        when '1' then 'Minuut' when '4' then 'Uur' when '14' then 'Etmaal'
        when '16' then 'Dagdeel (4 uur)' when '82' then 'Stuks' when '83' then 'Euros'
        when '84' then 'Stuks' else eenheid
    end                                       as eenheid,
    case trim(frequentie)
        when '1' then 'Per dag' when '2' then 'Per week' when '3' then 'Per 4 weken'
        when '4' then 'Per maand' when '5' then 'Per jaar'
        when '6' then 'Binnen geldigheid Beschikking' else frequentie
    end                                       as frequentie,
    case upper(trim(wet)) when 'WMO' then 'Wmo' when 'JW' then 'Jeugdwet' else wet end
                                              as wet,
    sleutel('leverancier', agb_code)          as levert_voorziening_leverancier_id,
    sleutel('beschikking', beschikkingnummer) as toewijzing_beschikking_id,
    case when coalesce(trim(toewijzingnummer), '') = ''
         then 'Toewijzingnummer ontbreekt: zonder nummer kan een aanbieder hierop niet declareren.'
    end                                       as _reden
from bron.wmo_voorzieningen_voorziening
where coalesce(toewijzingnummer, '') <> '' or coalesce(datum_toewijzing, '') <> ''
   or coalesce(ingangsdatum_toewijzing, '') <> ''
