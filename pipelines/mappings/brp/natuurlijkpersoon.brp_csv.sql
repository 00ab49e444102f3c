-- doel: ggm_rsgb.natuurlijkpersoon
-- bron: brp_csv
-- beschrijving: Wie de persoon is: nummers, naam, geboorte, overlijden en nationaliteit uit het
--   eigen BRP-uittreksel. Wat in de BRP onbekend is ('.' als naam, 00000000 als datum, 0000 als
--   land of nationaliteit) gaat mee zoals het er staat: onbekend is iets anders dan niet ingevuld.
select
    p._rij                                          as dwh_bronrij,
    sleutel('persoon', p.burgerservicenummer)       as natuurlijkpersoon_id,
    p.burgerservicenummer                           as burgerservicenummer,
    p.anummer                                       as anummer,
    p.voornamen                                     as voornamen,
    p.voorvoegsel                                   as voorvoegselgeslachtsnaam,
    p.geslachtsnaam                                 as geslachtsnaam,
    concat_ws(' ', nullif(p.voorvoegsel, ''), nullif(p.geslachtsnaam, ''))
                                                    as achternaam,
    p.aanduiding_naamgebruik                        as aanduidingnaamgebruik,
    p.geslachtsaanduiding                           as geslachtsaanduiding,
    gba_datum(p.geboortedatum)                      as datumgeboorte,
    p.geboorteplaats                                as geboorteplaats,
    p.geboorteland                                  as geboorteland,
    p.nationaliteit                                 as nationaliteit,
    gba_datum(p.datum_overlijden)                   as datumoverlijden,
    p.plaats_overlijden                             as overlijdensplaats,
    p.land_overlijden                               as landoverlijden,
    case when nullif(p.datum_overlijden, '') is not null then 'true' else 'false' end
                                                    as indicatieoverleden,
    -- Wat niet zeker 0 is, telt als geheim: te veel afschermen is te herstellen, lekken niet.
    case when trim(p.indicatie_geheim) = '0' then 'false' else 'true' end
                                                    as indicatieafschermingpersoonsgegevens,
    case when coalesce(trim(p.burgerservicenummer), '') = ''
         then 'Burgerservicenummer ontbreekt: zonder BSN kan deze persoon niet worden geladen.'
    end                                             as _reden
from bron.brp_csv_persoon as p
