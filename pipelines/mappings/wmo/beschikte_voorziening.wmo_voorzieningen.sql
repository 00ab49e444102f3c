-- doel: ggm_wmo_jeugd.beschikte_voorziening
-- bron: wmo_voorzieningen
-- beschrijving: Elke rij van de uitvoer: de voorziening die in een besluit is toegekend.
--   De codes van iWmo worden labels van het GGM. Het GGM kent een soort stuks, iWmo twee (82 en 84).
select
    _rij                                            as dwh_bronrij,
    sleutel('beschikte_voorziening', voorzieningnummer)
                                                    as beschikte_voorziening_id,
    voorzieningnummer                               as code,
    omvang                                          as omvang,
    case ltrim(trim(eenheid), '0')
        when '1' then 'Minuut' when '4' then 'Uur' when '14' then 'Etmaal'
        when '16' then 'Dagdeel (4 uur)' when '82' then 'Stuks' when '83' then 'Euros'
        when '84' then 'Stuks' else eenheid
    end                                             as eenheid,
    case trim(frequentie)
        when '1' then 'Per dag' when '2' then 'Per week' when '3' then 'Per 4 weken'
        when '4' then 'Per maand' when '5' then 'Per jaar'
        when '6' then 'Binnen geldigheid Beschikking' else frequentie
    end                                             as frequentie,
    case upper(trim(wet)) when 'WMO' then 'Wmo' when 'JW' then 'Jeugdwet' else wet end
                                                    as wet,
    datum_nl(ingangsdatum)                          as datumstart,
    datum_nl(einddatum)                             as datumeinde,
    upper(trim(leveringsvorm))                      as leveringsvorm,
    status                                          as status,
    reden_einde                                     as redeneinde,
    sleutel('beschikking', beschikkingnummer)       as heeft_voorzieningen_beschikking_id,
    sleutel('voorziening', productcode)             as is_voorziening_voorziening_id,
    sleutel('toewijzing', toewijzingnummer)         as toegewezen_product_toewijzing_id,
    case when coalesce(trim(voorzieningnummer), '') = ''
         then 'Voorzieningnummer ontbreekt: zonder nummer is deze voorziening niet te herkennen.'
    end                                             as _reden
from bron.wmo_voorzieningen_voorziening
