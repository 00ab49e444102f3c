-- doel: ggm_wmo_jeugd.beschikking
-- bron: wmo_voorzieningen
-- beschrijving: De besluiten. Rijen die over hetzelfde besluit hetzelfde zeggen, worden een besluit;
--   spreken ze elkaar tegen, dan blijven ze naast elkaar staan en vindt een regel ze.
select
    min(_rij)                                 as dwh_bronrij,
    sleutel('beschikking', beschikkingnummer) as beschikking_id,
    beschikkingnummer                         as code,
    datum_nl(datum_beschikking)               as datumafgifte,
    case upper(trim(wet)) when 'WMO' then 'Wmo' when 'JW' then 'Jeugdwet' else wet end
                                              as wet,
    sleutel('persoon', burgerservicenummer)   as client_id,
    case when coalesce(trim(beschikkingnummer), '') = ''
         then 'Beschikkingnummer ontbreekt: zonder nummer is het besluit niet terug te vinden.'
    end                                       as _reden
from bron.wmo_voorzieningen_voorziening
group by beschikkingnummer, datum_beschikking, wet, burgerservicenummer
