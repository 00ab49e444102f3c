-- doel: ggm_rsgb.ingeschrevenpersoon
-- bron: brp_csv
-- beschrijving: De inschrijving van de persoon: gemeente, adres, gezin, opschorting en geheim uit het
--   eigen BRP-uittreksel. Kolommen die het GGM als hele datum kent, blijven leeg als de BRP maar een
--   deel van de datum weet; dat staat in de uitval, en de datum zelf in bron.
select
    p._rij                                          as dwh_bronrij,
    sleutel('persoon', p.burgerservicenummer)       as ingeschrevenpersoon_id,
    p.anummer                                       as anummer,
    p.gemeente_van_inschrijving                     as gemeentevaninschrijving,
    gba_datum(p.datum_inschrijving)
                                                    as datuminschrijvinggemeente,
    gba_datum(p.datum_aanvang_adreshouding)
                                                    as datumbegingeldigheidverblijfplaats,
    sleutel('nummeraanduiding', p.nummeraanduiding) as heeft_als_adres_nummeraanduiding_id,
    p.land_vertrek                                  as landwaarnaarvertrokken,
    gba_datum(p.datum_vertrek)                      as datumvertrekuitnederland,
    p.reden_opschorting                             as redenopschortingbijhouding,
    gba_datum(p.datum_uitschrijving)
                                                    as datumopschortingbijhouding,
    case when coalesce(p.reden_opschorting, '') = '' then 'true' else 'false' end
                                                    as ingezetene,
    p.ouder1_bsn                                    as ouder1,
    p.ouder2_bsn                                    as ouder2,
    p.partner_bsn                                   as partnerid,
    sleutel('persoon', p.ouder1_bsn)                as ouder_1_ingeschrevenpersoon_id,
    sleutel('persoon', p.ouder2_bsn)                as ouder_2_ingeschrevenpersoon_id,
    -- Wat niet zeker 0 is, telt als geheim: te veel afschermen is te herstellen, lekken niet.
    case when trim(p.indicatie_geheim) = '0' then 'false' else 'true' end
                                                    as indicatiegeheim,
    case when coalesce(trim(p.burgerservicenummer), '') = ''
         then 'Burgerservicenummer ontbreekt: zonder BSN kan deze persoon niet worden geladen.'
    end                                             as _reden
from bron.brp_csv_persoon as p
