-- doel: ggm_wmo_jeugd.tarief
-- bron: wmo_voorzieningen
-- beschrijving: Het tarief dat bij een toegewezen voorziening is afgesproken, in euro.
select
    _rij                                    as dwh_bronrij,
    sleutel('tarief', voorzieningnummer)    as tarief_id,
    decimaal_nl(tarief)                     as bedrag,
    datum_nl(ingangsdatum)                  as datumstart,
    datum_nl(einddatum)                     as datumeinde,
    case ltrim(trim(eenheid), '0')
        when '1' then 'Minuut' when '4' then 'Uur' when '14' then 'Etmaal'
        when '16' then 'Dagdeel (4 uur)' when '82' then 'Stuks' when '83' then 'Euros'
        when '84' then 'Stuks' else eenheid
    end                                     as eenheid,
    case upper(trim(wet)) when 'WMO' then 'Wmo' when 'JW' then 'Jeugdwet' else wet end
                                            as wet,
    sleutel('leverancier', agb_code)        as heeft_leverancier_id,
    sleutel('voorziening', productcode)     as heeft_voorziening_id
from bron.wmo_voorzieningen_voorziening
where coalesce(trim(tarief), '') <> '' and coalesce(trim(voorzieningnummer), '') <> ''
