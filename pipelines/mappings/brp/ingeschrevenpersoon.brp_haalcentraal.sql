-- doel: ggm_rsgb.ingeschrevenpersoon
-- bron: brp_haalcentraal
-- beschrijving: De inschrijving van de persoon van elders: gemeente, adres, gezin, opschorting en
--   geheim uit Haal Centraal. Kolommen die het GGM als hele datum kent, blijven leeg als de BRP maar
--   een deel van de datum weet; dat staat in de uitval, en de datum zelf in bron.
with gezin as (
    select
        b.*,
        json_extract_string(b.ouders, '$[0].ouderAanduiding')     as eerste,
        json_extract_string(b.ouders, '$[0].burgerservicenummer') as bsn_eerste,
        json_extract_string(b.ouders, '$[1].burgerservicenummer') as bsn_tweede,
        -- Een ontbonden huwelijk blijft in het antwoord staan, omdat de naam ervan kan afhangen.
        case when json_extract(b.partners, '$[0].ontbindingHuwelijkPartnerschap') is null
             then json_extract_string(b.partners, '$[0].burgerservicenummer')
        end                                                       as partner
    from bron.brp_haalcentraal_persoon as b
),
persoon as (
    select
        g.*,
        case when coalesce(g.eerste, '1') = '1' then g.bsn_eerste end           as ouder1,
        case when g.eerste = '2' then g.bsn_eerste else g.bsn_tweede end        as ouder2
    from gezin as g
)
select
    p._rij                                          as dwh_bronrij,
    sleutel('persoon', p.burgerservicenummer)       as ingeschrevenpersoon_id,
    p.anummer                                       as anummer,
    p.gemeente_van_inschrijving                     as gemeentevaninschrijving,
    onvolledige_datum(
        p.inschrijving_type, p.inschrijving_datum, p.inschrijving_jaar, p.inschrijving_maand
    )                                              as datuminschrijvinggemeente,
    onvolledige_datum(
        p.verblijfplaats_van_type, p.verblijfplaats_van_datum,
        p.verblijfplaats_van_jaar, p.verblijfplaats_van_maand
    )                                              as datumbegingeldigheidverblijfplaats,
    sleutel('nummeraanduiding', p.nummeraanduiding) as heeft_als_adres_nummeraanduiding_id,
    p.locatiebeschrijving                           as beschrijvinglocatie,
    p.land_herkomst                                 as landwaarvandaaningeschreven,
    onvolledige_datum(p.vestiging_type, p.vestiging_datum, p.vestiging_jaar, p.vestiging_maand)
                                                    as datumvestigingnederland,
    case when p.verblijfplaats_type = 'VerblijfplaatsBuitenland' then p.land_verblijf end
                                                    as landwaarnaarvertrokken,
    case when p.verblijfplaats_type = 'VerblijfplaatsBuitenland' then onvolledige_datum(
        p.verblijfplaats_van_type, p.verblijfplaats_van_datum,
        p.verblijfplaats_van_jaar, p.verblijfplaats_van_maand
    ) end                                           as datumvertrekuitnederland,
    p.reden_opschorting                             as redenopschortingbijhouding,
    onvolledige_datum(
        p.opschorting_type, p.opschorting_datum, p.opschorting_jaar, p.opschorting_maand
    )                                              as datumopschortingbijhouding,
    case when p.reden_opschorting is null then 'true' else 'false' end
                                                    as ingezetene,
    p.ouder1                                        as ouder1,
    p.ouder2                                        as ouder2,
    p.partner                                       as partnerid,
    sleutel('persoon', p.ouder1)                    as ouder_1_ingeschrevenpersoon_id,
    sleutel('persoon', p.ouder2)                    as ouder_2_ingeschrevenpersoon_id,
    -- De API levert geheimhoudingPersoonsgegevens vanzelf, en alleen als er geheimhouding is. Dat
    -- het veld ontbreekt, betekent dus: geen geheim. Elke andere waarde dan false telt als geheim.
    case when p.geheimhouding is null or lower(trim(p.geheimhouding)) = 'false'
         then 'false' else 'true' end               as indicatiegeheim,
    case when coalesce(trim(p.burgerservicenummer), '') = ''
         then 'Burgerservicenummer ontbreekt: zonder BSN kan deze persoon niet worden geladen.'
    end                                             as _reden
from persoon as p
