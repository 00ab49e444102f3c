-- doel: ggm_rsgb.natuurlijkpersoon
-- bron: brp_haalcentraal
-- beschrijving: Wie de persoon van elders is: nummers, naam, geboorte, overlijden en nationaliteit uit
--   Haal Centraal. De API laat weg wat onbekend is; onbekende datums levert zij als DatumOnbekend.
--   Van meer nationaliteiten gaat de eerste mee: het GGM heeft er plaats voor een.
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
    -- Een predicaat (jonkheer, jonkvrouw) is geen titel en staat niet in de lijst van het GGM.
    case when p.adellijke_titel_soort = 'titel' then p.adellijke_titel_omschrijving end
                                                    as adellijketitelofpredikaat,
    p.aanduiding_naamgebruik                        as aanduidingnaamgebruik,
    p.geslacht                                      as geslachtsaanduiding,
    onvolledige_datum(p.geboorte_type, p.geboorte_datum, p.geboorte_jaar, p.geboorte_maand)
                                                    as datumgeboorte,
    coalesce(p.geboorteplaats, p.geboorteplaats_omschrijving)
                                                    as geboorteplaats,
    p.geboorteland                                  as geboorteland,
    case json_extract_string(p.nationaliteiten, '$[0].type')
        when 'Nationaliteit' then json_extract_string(p.nationaliteiten, '$[0].nationaliteit.code')
        when 'Staatloos' then '0499'
        when 'NationaliteitOnbekend' then '0000'
    end                                             as nationaliteit,
    case json_extract_string(p.nationaliteiten, '$[0].type')
        when 'BehandeldAlsNederlander' then 'B'
        when 'VastgesteldNietNederlander' then 'V'
    end                                             as bijzondernederlanderschap,
    onvolledige_datum(p.overlijden_type, p.overlijden_datum, p.overlijden_jaar, p.overlijden_maand)
                                                    as datumoverlijden,
    coalesce(p.overlijdensplaats, p.overlijdensplaats_omschrijving)
                                                    as overlijdensplaats,
    p.overlijdensland                               as landoverlijden,
    case when p.overlijden_type is not null then 'true' else 'false' end
                                                    as indicatieoverleden,
    -- De API levert geheimhoudingPersoonsgegevens vanzelf, en alleen als er geheimhouding is. Dat
    -- het veld ontbreekt, betekent dus: geen geheim. Elke andere waarde dan false telt als geheim.
    case when p.geheimhouding is null or lower(trim(p.geheimhouding)) = 'false'
         then 'false' else 'true' end               as indicatieafschermingpersoonsgegevens,
    case when coalesce(trim(p.burgerservicenummer), '') = ''
         then 'Burgerservicenummer ontbreekt: zonder BSN kan deze persoon niet worden geladen.'
    end                                             as _reden
from bron.brp_haalcentraal_persoon as p
